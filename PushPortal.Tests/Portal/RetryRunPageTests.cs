using Bunit;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Retries;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Web.Portal.Components;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class RetryRunPageTests : IAsyncDisposable
{
    private const long Id = 5_000_000;

    private readonly PortalUnderTest _portal = new();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public void Dry_run_says_what_would_be_sent_what_not_and_why()
    {
        Put(Plan with { Counts = new(2, 0, 0, 3, 1), Kinds = [new(1, TransactionState.Undeliverable, FailureCause.AbsentSubscriber, 5, 2)] });

        var page = Open();

        Assert.Contains("2 of 6", page.Find("[data-testid=would-retry]").TextContent, StringComparison.Ordinal);
        Assert.Contains("3 would be skipped", page.Find("[data-testid=deadline-passed]").TextContent, StringComparison.Ordinal);
        Assert.Contains("absent", page.Find("[data-testid=plan-kinds]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=progress]"));
    }

    [Fact]
    public async Task Start_needs_a_reason_and_a_rate_in_range()
    {
        Put(Plan with { Counts = new(2, 0, 0, 0, 0) });
        var page = Open();

        await page.Find("[data-testid=start-form]").SubmitAsync();
        Assert.NotNull(page.Find("[data-testid=error-retry-reason]"));
        await page.Find("[data-testid=retry-reason]").InputAsync("the region is back");
        await page.Find("[data-testid=retry-rate]").InputAsync("999999");
        await page.Find("[data-testid=start-form]").SubmitAsync();
        Assert.NotNull(page.Find("[data-testid=error-retry-rate]"));
        Assert.Equal(BulkRetryStatus.Planned, _portal.Retries.All.Single().Status);

        await page.Find("[data-testid=retry-rate]").InputAsync("50");
        await page.Find("[data-testid=start-form]").SubmitAsync();

        var started = _portal.Retries.All.Single();
        Assert.Equal((BulkRetryStatus.Running, "the region is back", 50, "somebody"), (started.Status, started.Reason, started.Rate, started.ChangedBy));
        Assert.Contains("0 of 2", page.Find("[data-testid=done-of]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_is_followed_while_it_runs()
    {
        Put(Running with { Counts = new(4, 0, 0, 0, 0) });
        var page = Open();
        Put(Running with { Counts = new(1, 2, 1, 0, 0) });

        _portal.Clock.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Equal(("4", "3"), (page.Find("[data-testid=progress]").GetAttribute("max")!, page.Find("[data-testid=progress]").GetAttribute("value")!)));
        Assert.Equal("2", page.Find("[data-testid=outcome-Retried]").GetAttribute("data-count"));
    }

    [Fact]
    public async Task It_is_paused_resumed_and_cancelled()
    {
        Put(Running with { Counts = new(4, 0, 0, 0, 0) });
        var page = Open();

        await page.Find("[data-testid=retry-pause]").ClickAsync();
        Assert.Equal(BulkRetryStatus.Paused, _portal.Retries.All.Single().Status);
        await page.Find("[data-testid=retry-resume]").ClickAsync();
        Assert.Equal(BulkRetryStatus.Running, _portal.Retries.All.Single().Status);
        await page.Find("[data-testid=retry-stop]").ClickAsync();
        Assert.Equal(BulkRetryStatus.Cancelled, _portal.Retries.All.Single().Status);
        Assert.Empty(page.FindAll("[data-testid=retry-pause], [data-testid=retry-resume], [data-testid=retry-stop]"));
    }

    [Fact]
    public void Report_lists_the_transactions_of_an_outcome()
    {
        _portal.Retries.Put(
            Running with { Status = BulkRetryStatus.Finished, Counts = new(0, 1, 1, 0, 0) },
            new BulkRetryItem(1_000_256, 3, BulkRetryOutcome.Retried),
            new BulkRetryItem(1_000_512, 3, BulkRetryOutcome.Changed));

        Assert.Equal([Transaction(1_000_256)], Items(Open()));
        Assert.Equal([Transaction(1_000_512)], Items(Open("?outcome=Changed")));
    }

    [Fact]
    public void Report_of_many_is_read_page_by_page()
    {
        _portal.Retries.Put(
            Running with { Status = BulkRetryStatus.Finished, Counts = new(0, 250, 0, 0, 0) },
            [.. Enumerable.Range(0, 250).Select(item => new BulkRetryItem(1_000_256 + (item * 256), 3, BulkRetryOutcome.Retried))]);
        var (page, read) = (Open("?outcome=Retried"), new List<string>());
        for (var pages = 1; pages <= 3; pages++)
        {
            read.AddRange(Items(page));
            Assert.Equal(Math.Min(pages * 100, 250), read.Count);
            var next = page.FindAll("[data-testid=next]");
            Assert.Equal(pages < 3, next.Count == 1);
            page = pages < 3 ? Open(new Uri(new Uri("http://localhost"), next[0].GetAttribute("href")).Query) : page;
        }

        Assert.Equal(Enumerable.Range(0, 250).Select(item => Transaction(1_000_256 + (item * 256))), read);
    }

    [Theory]
    [InlineData(true, LinkMode.Running, false)]
    [InlineData(false, LinkMode.Running, true)]
    [InlineData(true, LinkMode.Stopped, true)]
    [InlineData(true, LinkMode.Draining, true)]
    public async Task Dry_run_warns_of_a_link_that_takes_nothing(bool available, LinkMode mode, bool warns)
    {
        var status = new SmscStatus();
        status.Publish([Sample.Link with { Available = available, Mode = mode }, Sample.Link with { Name = "other" }], 0);
        await using var portal = new PortalUnderTest(links: new LinkWatch(status, [], null, null, TimeSpan.FromMinutes(2)));
        portal.Retries.Put(Plan with { Counts = new(2, 0, 0, 0, 0) });
        var id = PublicId.Format(PublicId.BulkRetry, Id);

        var note = portal.Open<RetryRunPage>($"/retries/{id}", page => page.Add(shown => shown.Id, id)).FindAll("[data-testid=links-down]");

        Assert.Equal(warns, note.Count == 1);
        Assert.All(note, shown => Assert.Contains(Sample.Link.Name, shown.TextContent, StringComparison.Ordinal));
        Assert.All(note, shown => Assert.DoesNotContain("other", shown.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void That_of_another_account_is_not_there()
    {
        Put(Plan with { OwnerId = FixedAccounts.Other.Id });
        Assert.Empty(Open().FindAll("[data-testid=dry-run]"));
        Assert.Empty(_portal.Open<RetriesPage>("/retries").FindAll("[data-testid=retry-row]"));
    }

    private static BulkRetry Plan => new()
    {
        Id = Id,
        OwnerId = FixedAccounts.Demo.Id,
        By = "somebody",
        Filter = new FailureFilter { AccountId = FixedAccounts.Demo.Id },
        PlannedAt = Sample.Noon,
        Status = BulkRetryStatus.Planned,
        Rate = 200,
    };

    private static BulkRetry Running => Plan with { Status = BulkRetryStatus.Running, StartedAt = Sample.Noon, Reason = "again" };

    private static string Transaction(long id) => PublicId.Format(PublicId.Transaction, id);

    private static IEnumerable<string> Items(IRenderedComponent<RetryRunPage> page) => page.FindAll("[data-testid=retry-items] a").Select(item => item.TextContent);

    private void Put(BulkRetry retry) => _portal.Retries.Put(retry);

    private IRenderedComponent<RetryRunPage> Open(string query = "") => _portal.Open<RetryRunPage>(
        $"/retries/{PublicId.Format(PublicId.BulkRetry, Id)}{query}", page => page.Add(shown => shown.Id, PublicId.Format(PublicId.BulkRetry, Id)));
}
