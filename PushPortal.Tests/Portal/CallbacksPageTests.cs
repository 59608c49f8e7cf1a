using Bunit;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Tests.Callbacks;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class CallbacksPageTests : IAsyncDisposable
{
    private readonly PortalUnderTest _portal = new();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Provider_makes_its_endpoint_by_a_form_that_says_what_is_wrong()
    {
        var page = _portal.Open<CallbacksPage>("/callbacks");
        Assert.NotNull(page.Find("[data-testid=no-endpoint]"));
        Assert.Empty(page.FindAll("[data-testid=send-test], [data-testid=switch-endpoint]"));

        await page.Find("[data-testid=endpoint-url]").ChangeAsync("ftp://pi.example/");
        await page.Find("[data-testid=endpoint-form]").SubmitAsync();
        Assert.NotNull(page.Find("[data-testid=error-endpoint-url]"));
        await page.Find("[data-testid=endpoint-url]").ChangeAsync("https://pi.example/results");
        await page.Find("[data-testid=event-Delivered]").ChangeAsync(false);
        await page.Find("[data-testid=event-NotDelivered]").ChangeAsync(false);
        await page.Find("[data-testid=endpoint-form]").SubmitAsync();
        Assert.NotNull(page.Find("[data-testid=error-endpoint-events]"));
        Assert.Empty(_portal.Endpoints.Edits);
        await page.Find("[data-testid=event-NotDelivered]").ChangeAsync(true);
        await page.Find("[data-testid=endpoint-form]").SubmitAsync();

        Assert.Equal([(FixedAccounts.Demo.Id, new CallbackEdit("https://pi.example/results", CallbackEvents.NotDelivered, true), "somebody")], _portal.Endpoints.Edits);
        Assert.NotNull(page.Find("[data-testid=endpoint-saved]"));
        Assert.Equal("true", page.Find("[data-testid=callback-endpoint]").GetAttribute("data-enabled"));
    }

    [Fact]
    public async Task Endpoint_is_disabled_and_enabled_by_a_button_and_says_by_whom()
    {
        Put();
        var page = _portal.Open<CallbacksPage>("/callbacks");
        await _portal.GiveReasonAsync(page.Find("[data-testid=switch-endpoint]").ClickAsync(), "we move");
        Assert.Equal(["we move"], _portal.Endpoints.Reasons);
        Assert.Equal("Disabled by hand", page.Find("[data-testid=endpoint-state]").TextContent);
        Assert.NotNull(page.Find("[data-testid=endpoint-disabled]"));
        await page.Find("[data-testid=switch-endpoint]").ClickAsync();
        Assert.Equal("Enabled", page.Find("[data-testid=endpoint-state]").TextContent);
    }

    [Fact]
    public void Endpoint_that_the_gateway_disabled_says_why()
    {
        _portal.Accounts.Endpoint = SampleEndpoint.Of("https://pi.example/") with { Enabled = false, Why = CallbackSwitch.Gone, By = "" };
        var page = _portal.Open<CallbacksPage>("/callbacks");
        Assert.Contains("410", page.Find("[data-testid=endpoint-state]").TextContent, StringComparison.Ordinal);
        Assert.Contains("the gateway", page.Find("[data-testid=callback-endpoint]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Owner_is_warned_before_a_failing_endpoint_is_disabled()
    {
        _portal.Accounts.Endpoint = SampleEndpoint.Of("https://pi.example/") with { FailingSince = Sample.Noon.AddDays(-3) };
        Assert.NotNull(_portal.Open<CallbacksPage>("/callbacks").Find("[data-testid=endpoint-failing]"));
    }

    [Theory]
    [InlineData(204, "true")]
    [InlineData(null, "false")]
    public async Task Test_event_shows_what_went_out_and_what_came_back(int? status, string confirmed)
    {
        Put();
        _portal.Endpoints.TestStatus = status;
        var page = _portal.Open<CallbacksPage>("/callbacks");
        await page.Find("[data-testid=send-test]").ClickAsync();
        Assert.Equal(confirmed, page.Find("[data-testid=test-answer]").GetAttribute("data-confirmed"));
        Assert.Contains("webhook-id: ntf_1", page.Find("[data-testid=test-request]").TextContent, StringComparison.Ordinal);
        Assert.Equal("thanks", page.Find("[data-testid=test-text]").TextContent);
    }

    [Fact]
    public async Task Provider_changes_its_secret_and_sees_the_new_one_once()
    {
        var page = _portal.Open<CallbacksPage>("/callbacks");
        await _portal.GiveReasonAsync(page.Find("[data-testid=rotate-secret]").ClickAsync(), "it leaked");
        Assert.Equal([FixedAccounts.Demo.Id], _portal.Edits.Rotated);
        Assert.Contains("whsec_", page.Find("[data-testid=new-secret]").TextContent, StringComparison.Ordinal);
        Assert.Empty(_portal.Open<CallbacksPage>("/callbacks").FindAll("[data-testid=new-secret]"));
    }

    [Fact]
    public async Task What_was_not_told_is_listed_with_its_answer_and_told_again_one_by_one()
    {
        _portal.Callbacks.Untold.AddRange([Untold(1, status: 500), Untold(2, skipped: true), Untold(3) with { AccountId = FixedAccounts.Other.Id }]);
        var page = _portal.Open<CallbacksPage>("/callbacks");

        Assert.Equal(["HTTP 500", "Not sent: the endpoint was disabled or gone"], page.FindAll("[data-testid=last-answer]").Select(cell => cell.TextContent));
        Assert.Equal("2", page.Find("[data-testid=callback-untold]").GetAttribute("data-value"));
        Assert.EndsWith("&tab=notifications", page.Find("[data-testid=untold-row] a").GetAttribute("href"), StringComparison.Ordinal);
        await page.Find("[data-testid=resend]").ClickAsync();

        var asked = Assert.Single(_portal.Callbacks.Asked);
        Assert.Equal((new CallbackId(256, 1), "somebody", FixedAccounts.Demo.Id, false), (asked.Id, asked.Ask.By, asked.Ask.AccountId, asked.Ask.OnlyUntold));
        Assert.Single(page.FindAll("[data-testid=untold-row]"));
    }

    [Theory]
    [InlineData("?show=skipped", true, null)]
    [InlineData("?show=given-up&target=pi.example%3A443", false, "pi.example:443")]
    [InlineData("?show=nonsense", null, null)]
    public void The_address_is_the_filter(string query, bool? skipped, string? target)
    {
        _portal.Open<CallbacksPage>("/callbacks" + query);
        Assert.Equal((FixedAccounts.Demo.Id, skipped, target), (_portal.Callbacks.Filter!.AccountId, _portal.Callbacks.Filter.Skipped, _portal.Callbacks.Filter.Authority));
    }

    [Fact]
    public async Task All_since_a_time_are_counted_first_and_then_told_again_with_progress()
    {
        _portal.Callbacks.Untold.AddRange([Untold(1), Untold(2), Untold(3) with { EventAt = Sample.Noon.AddDays(-3) }]);
        var page = _portal.Open<CallbacksPage>("/callbacks");
        Assert.Empty(page.FindAll("[data-testid=recover-start]"));
        await page.Find("[data-testid=recover-since]").ChangeAsync("2026-");
        await page.Find("[data-testid=recover-form]").SubmitAsync();
        Assert.NotNull(page.Find("[data-testid=error-recover-since]"));
        await page.Find("[data-testid=recover-since]").ChangeAsync(Sample.Noon.AddDays(-1).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await page.Find("[data-testid=recover-form]").SubmitAsync();
        Assert.Equal("2", page.Find("[data-testid=recover-counted]").GetAttribute("data-count"));
        Assert.Empty(_portal.Callbacks.Asked);

        await page.Find("[data-testid=recover-start]").ClickAsync();
        while (await _portal.Recoveries.StepAsync(Xunit.TestContext.Current.CancellationToken))
        {
        }

        _portal.Clock.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Equal("true", page.Find("[data-testid=recovery]").GetAttribute("data-ended")));
        Assert.Equal(2, _portal.Callbacks.Asked.Count);
        Assert.Single(page.FindAll("[data-testid=untold-row]"));
    }

    [Fact]
    public void Rate_is_of_what_ended_in_the_last_day_with_a_chart_by_hour()
    {
        _portal.Callbacks.Hour = new ToldHour(Sample.Noon, 3, 1, 0);
        var page = _portal.Open<CallbacksPage>("/callbacks");
        Assert.Contains("75", page.Find("[data-testid=callback-rate]").TextContent, StringComparison.Ordinal);
        Assert.Equal(24, page.FindAll("[data-testid=chart-callbacks] tbody tr").Count);
    }

    [Fact]
    public async Task Staff_see_every_account_and_the_targets_and_support_changes_no_endpoint()
    {
        await using var support = new PortalUnderTest(role: PortalRole.Support);
        support.Accounts.Endpoint = SampleEndpoint.Of("https://pi.example/");
        support.Callbacks.Untold.AddRange([Untold(1), Untold(3) with { AccountId = FixedAccounts.Other.Id }]);
        support.Targets.Show([new TargetView("pi.example:443", 7, 0, CircuitState.Open, Sample.Noon.AddMinutes(5))]);

        var all = support.Open<CallbacksPage>("/callbacks");
        Assert.Equal(2, all.FindAll("[data-testid=untold-row]").Count);
        Assert.Empty(all.FindAll("[data-testid=callback-endpoint]"));
        Assert.Equal("Open", all.Find("[data-testid=target-row]").GetAttribute("data-circuit"));
        Assert.Equal("/callbacks?target=pi.example%3A443", all.Find("[data-testid=target-row] a").GetAttribute("href"));

        var one = support.Open<CallbacksPage>("/callbacks?account=demo");
        Assert.Single(one.FindAll("[data-testid=untold-row]"));
        Assert.NotNull(one.Find("[data-testid=send-test]"));
        Assert.Empty(one.FindAll("[data-testid=endpoint-form], [data-testid=rotate-secret]"));
        Assert.Empty(_portal.Open<CallbacksPage>("/callbacks").FindAll("[data-testid=targets], [data-testid=no-targets]"));
    }

    [Fact]
    public void Provider_does_not_see_another_accounts_by_the_address()
    {
        _portal.Callbacks.Untold.Add(Untold(3) with { AccountId = FixedAccounts.Other.Id });
        var page = _portal.Open<CallbacksPage>("/callbacks?account=other");
        Assert.Empty(page.FindAll("[data-testid=untold-row]"));
    }

    private void Put() => _portal.Accounts.Endpoint = SampleEndpoint.Of("https://pi.example/results");

    internal static UntoldResult Untold(int number, bool skipped = false, int? status = null) => new()
    {
        Id = new CallbackId(number * 256, 1),
        NotificationId = number,
        PushId = 1_000_000,
        AccountId = FixedAccounts.Demo.Id,
        InitiatorPushId = $"push-{number}",
        Recipient = $"+86138000000{number}",
        Url = new Uri("https://pi.example/"),
        Authority = "pi.example:443",
        State = TransactionState.Delivered,
        Cause = FailureCause.None,
        EventAt = Sample.Noon.AddMinutes(-number),
        Tries = 3,
        Skipped = skipped,
        HttpStatus = status,
    };
}
