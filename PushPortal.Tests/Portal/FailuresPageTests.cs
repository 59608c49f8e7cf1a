using Bunit;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Retries;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class FailuresPageTests : IAsyncDisposable
{
    private readonly PortalUnderTest _portal = new();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public void Failures_are_grouped_by_reason_with_what_to_do()
    {
        PutSome();

        var groups = Open().FindAll("[data-testid=failure-group]");

        Assert.Equal([("absent-subscriber", "2"), ("memory-full", "1")], groups.Select(group => (group.GetAttribute("data-reason")!, group.GetAttribute("data-count")!)));
        Assert.Contains("out of coverage", groups[0].QuerySelector("[data-testid=advice]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/failures", 3)]
    [InlineData("/failures?show=all", 4)]
    [InlineData("/failures?reason=memory-full", 1)]
    [InlineData("/failures?reason=nonsense", 3)]
    [InlineData("/failures?range=1h", 2)]
    [InlineData("/failures?range=7d", 3)]
    public void Address_is_the_filter(string address, int rows)
    {
        PutSome();
        Assert.Equal(rows, _portal.Open<FailuresPage>(address).FindAll("[data-testid=failure-row]").Count);
    }

    [Theory]
    [InlineData("from=2026-11-23T08:00:00Z&to=2026-11-23T12:00:00Z", "+1")]
    [InlineData("from=2026-11-21T00:00:00Z&to=2026-11-22T12:00:00Z", "+2")]
    [InlineData("from=2026-11-21T00:00:00Z", "+1 +2")]
    [InlineData("from=2026-11-21T00:00:00Z&state=undeliverable", "+2")]
    [InlineData("range=7d&state=expired", "+1")]
    public void Days_of_a_report_and_a_state_narrow_the_list(string query, string recipients)
    {
        _portal.Pushes.Put(Sample.Push(), Sample.Transaction(TransactionState.Expired) with { Recipient = "+1", UpdatedAt = Sample.Noon.AddHours(-2) });
        _portal.Pushes.Put(Sample.Push(2_000_000), Sample.Transaction(TransactionState.Undeliverable, id: 2_000_256, pushId: 2_000_000) with { Recipient = "+2", UpdatedAt = Sample.Noon.AddHours(-30) });

        var page = _portal.Open<FailuresPage>($"/failures?show=all&{query}");

        Assert.Equal(recipients.Split(' '), page.FindAll("[data-testid=failure-row]").Select(row => row.TextContent.Contains("+2", StringComparison.Ordinal) ? "+2" : "+1"));
    }

    [Fact]
    public async Task Range_takes_the_place_of_days_and_the_state_stays()
    {
        PutSome();
        var page = _portal.Open<FailuresPage>("/failures?show=all&state=expired&from=2026-11-22T16%3A00%3A00Z&to=2026-11-23T16%3A00%3A00Z");
        Assert.Equal("2026-11-22 16:00 – 2026-11-23 16:00", page.Find("[data-testid=failure-range] option[value='']").TextContent);
        Assert.Equal("expired", page.Find("[data-testid=failure-state]").GetAttribute("value"));

        await page.Find("[data-testid=failure-range]").ChangeAsync("7d");
        Assert.EndsWith("/failures?range=7d&show=all&state=expired", _portal.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choosing_a_filter_goes_to_its_address()
    {
        PutSome();
        var page = Open();
        await page.Find("[data-testid=failure-range]").ChangeAsync("7d");
        Assert.EndsWith("/failures?range=7d", _portal.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_of_a_group_goes_to_a_plan_of_that_reason_and_sends_nothing()
    {
        PutSome();

        await Open().Find("[data-testid=failure-group] [data-testid=retry-group]").ClickAsync();

        var plan = Assert.Single(_portal.Retries.All);
        Assert.Equal((BulkRetryStatus.Planned, FailureCause.AbsentSubscriber, 2), (plan.Status, plan.Filter!.Cause!.Value, plan.Counts.Waiting));
        Assert.Equal((FixedAccounts.Demo.Id, FixedAccounts.Demo.Id), (plan.OwnerId, plan.Filter.AccountId));
        Assert.EndsWith($"/retries/{PublicId.Format(PublicId.BulkRetry, plan.Id)}", _portal.Navigation.Uri, StringComparison.Ordinal);
        Assert.Empty(_portal.Store.Changes);
    }

    [Fact]
    public async Task Chosen_rows_and_all_that_match_are_planned_as_such()
    {
        PutSome();
        foreach (var failed in new[] { First, Second, Third })
        {
            _portal.Store.Put(failed, Sample.Push());
        }

        var page = Open();
        await page.FindAll("[data-testid=choose]")[0].ChangeAsync(true);
        Assert.Contains("1 of 3", page.Find("[data-testid=choice]").TextContent, StringComparison.Ordinal);
        await page.Find("[data-testid=retry-chosen]").ClickAsync();
        var chosen = Assert.Single(_portal.Retries.All);
        Assert.Equal((null, 1), (chosen.Filter, chosen.Counts.Waiting));

        page = Open();
        Assert.Contains("3", page.Find("[data-testid=retry-all]").TextContent, StringComparison.Ordinal);
        await page.Find("[data-testid=retry-all]").ClickAsync();
        Assert.Equal(3, _portal.Retries.All.Last().Counts.Waiting);
        Assert.Null(_portal.Retries.All.Last().Filter!.Cause);
    }

    [Fact]
    public async Task Tick_of_the_page_takes_what_may_be_retried()
    {
        PutSome();
        var page = _portal.Open<FailuresPage>("/failures?show=all");
        await page.Find("[data-testid=choose-page]").ChangeAsync(true);
        Assert.Equal(3, page.FindAll("[data-testid=choose]").Count(tick => tick.HasAttribute("checked")));
        Assert.Contains("3 of 4", page.Find("[data-testid=choice]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_choose_an_account()
    {
        await using var portal = new PortalUnderTest(role: PortalRole.Support);
        portal.Pushes.Put(Sample.Push(), First);
        Assert.Single(portal.Open<FailuresPage>("/failures").FindAll("[data-testid=failure-row]"));
        Assert.Single(portal.Open<FailuresPage>($"/failures?account={FixedAccounts.Demo.Code}").FindAll("[data-testid=failure-row]"));
        Assert.Empty(portal.Open<FailuresPage>($"/failures?account={FixedAccounts.Other.Code}").FindAll("[data-testid=failure-row]"));
        Assert.Empty(portal.Open<FailuresPage>("/failures?account=nobody").FindAll("[data-testid=failure-row]"));
    }

    [Fact]
    public void Row_without_a_visible_recipient_has_a_name_all_the_same()
    {
        _portal.Pushes.Put(Sample.Push(), Sample.Transaction(TransactionState.Rejected, cause: FailureCause.UnusableAddress) with { Recipient = " " });
        Assert.StartsWith("txn_", _portal.Open<FailuresPage>("/failures?show=all").Find("[data-testid=failure-row] a").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_failed_is_said_with_the_way_on()
    {
        var page = Open();
        Assert.Contains("Nothing has failed here", page.Find("[data-testid=empty]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("[data-testid=empty] a"));
    }

    private static Transaction First => Failed(FailureCause.AbsentSubscriber, 1_000_256, Sample.Noon);

    private static Transaction Second => Failed(FailureCause.AbsentSubscriber, 1_000_512, Sample.Noon.AddHours(-5));

    private static Transaction Third => Failed(FailureCause.MemoryFull, 1_000_768, Sample.Noon);

    private static Transaction Failed(FailureCause cause, long id, DateTimeOffset at) => Sample.Transaction(TransactionState.Undeliverable, cause: cause, id: id) with { UpdatedAt = at };

    private IRenderedComponent<FailuresPage> Open() => _portal.Open<FailuresPage>("/failures");

    private void PutSome() => _portal.Pushes.Put(
        Sample.Push(recipients: 4), First, Second, Third, Sample.Transaction(TransactionState.Cancelled, cause: FailureCause.Cancelled, id: 1_001_024) with { UpdatedAt = Sample.Noon.AddHours(-2) });
}
