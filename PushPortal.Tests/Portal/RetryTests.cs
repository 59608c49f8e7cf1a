using Bunit;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Transactions;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

public sealed class RetryTests : IAsyncDisposable
{
    private readonly PortalUnderTest _portal = new();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task The_dialog_names_the_transaction_and_what_will_happen()
    {
        await AskAsync(Failed);
        var dialog = _portal.Dialogs.Find(".mud-dialog").TextContent;
        Assert.Contains("+8613800000001", dialog, StringComparison.Ordinal);
        Assert.Contains("order-17", dialog, StringComparison.Ordinal);
        Assert.Contains(PublicId.Format(PublicId.Transaction, Failed.Id), dialog, StringComparison.Ordinal);
        Assert.Contains("run 2", dialog, StringComparison.Ordinal);
        Assert.Empty(_portal.Dialogs.FindAll("[data-testid=retry-deliver-before]"));
    }

    [Fact]
    public async Task Confirming_opens_a_run_in_the_name_of_the_viewer_and_the_row_shows_it()
    {
        var page = await AskAsync(Failed);
        await _portal.Dialogs.Find("[data-testid=retry-confirm]").ClickAsync();
        var asked = Assert.IsType<TimelineDetails.RetryAsked>(Assert.Single(_portal.Store.Changes).Entry!.Details);
        Assert.Equal("somebody", asked.By);
        page.WaitForAssertion(() => Assert.Equal("queued", page.Find("[data-testid=failure-row] [data-testid=state-chip]").GetAttribute("data-step")));
        Assert.Empty(page.FindAll("[data-testid=retry]"));
    }

    [Fact]
    public async Task Cancelling_changes_nothing()
    {
        await AskAsync(Failed);
        await _portal.Dialogs.Find("[data-testid=retry-cancel]").ClickAsync();
        Assert.Empty(_portal.Store.Changes);
    }

    [Fact]
    public async Task A_passed_deliver_before_has_to_be_replaced_by_one_to_come()
    {
        await AskAsync(Failed with { DeliverBeforeGiven = true, ExpiresAt = Sample.Noon.AddMinutes(-1) });
        await _portal.Dialogs.Find("[data-testid=retry-confirm]").ClickAsync();
        Assert.Equal("Choose a date and time.", Error());
        await _portal.Dialogs.Find("[data-testid=retry-deliver-before]").ChangeAsync("2026-11-23T11:59");
        await _portal.Dialogs.Find("[data-testid=retry-confirm]").ClickAsync();
        Assert.Equal("Choose a time that has not passed.", Error());
        Assert.Empty(_portal.Store.Changes);

        await _portal.Dialogs.Find("[data-testid=retry-deliver-before]").ChangeAsync("2026-11-23T13:00");
        await _portal.Dialogs.Find("[data-testid=retry-confirm]").ClickAsync();
        Assert.Equal(Sample.Noon.AddHours(1), Assert.Single(_portal.Store.Changes).After.ExpiresAt);
    }

    [Fact]
    public async Task A_refusal_is_said_in_the_dialog()
    {
        await AskAsync(Failed);
        _portal.Store.Put(Failed with { State = TransactionState.Delivered }, Sample.Push());
        await _portal.Dialogs.Find("[data-testid=retry-confirm]").ClickAsync();
        Assert.Equal("It cannot be retried: it was delivered.", _portal.Dialogs.Find("[data-testid=retry-refused]").TextContent);
    }

    [Fact]
    public async Task Another_accounts_transaction_is_not_retried()
    {
        await AskAsync(Failed);
        _portal.Store.Put(Failed with { AccountId = FixedAccounts.Other.Id }, Sample.Push());
        await _portal.Dialogs.Find("[data-testid=retry-confirm]").ClickAsync();
        Assert.NotNull(_portal.Dialogs.Find("[data-testid=retry-refused]"));
        Assert.Empty(_portal.Store.Changes);
    }

    [Theory]
    [InlineData(TransactionState.Undeliverable, 1)]
    [InlineData(TransactionState.Expired, 1)]
    [InlineData(TransactionState.Cancelled, 0)]
    [InlineData(TransactionState.Rejected, 0)]
    public void A_retry_is_offered_where_the_gateway_takes_one(TransactionState state, int buttons)
    {
        _portal.Pushes.Put(Sample.Push(), Sample.Transaction(state));
        Assert.Equal(buttons, _portal.Open<FailuresPage>("/failures").FindAll("[data-testid=retry]").Count);
    }

    [Fact]
    public void New_failures_wait_behind_a_bar()
    {
        _portal.Pushes.Put(Sample.Push(), Failed);
        var page = _portal.Open<FailuresPage>("/failures");
        _portal.Feed.Send(Sample.Changed(Sample.Transaction(TransactionState.Expired, id: 3_000_256, pushId: 3_000_000)), Sample.Changed(Sample.Transaction(id: 4_000_256)));
        page.WaitForAssertion(() => Assert.Equal("1", page.Find("[data-testid=new-rows]").GetAttribute("data-count")));
        Assert.Single(page.FindAll("[data-testid=failure-row]"));
    }

    private static Transaction Failed => Sample.Transaction(TransactionState.Undeliverable, cause: FailureCause.AbsentSubscriber);

    private string Error() => _portal.Dialogs.Find("[data-testid=error-retry-deliver-before]").TextContent;

    private async Task<IRenderedComponent<FailuresPage>> AskAsync(Transaction failed)
    {
        _portal.Pushes.Put(Sample.Push(), failed);
        _portal.Store.Put(failed, Sample.Push());
        var page = _portal.Open<FailuresPage>("/failures");
        // The dialog's own end ends the click: it is not awaited.
        _ = page.Find("[data-testid=retry]").ClickAsync();
        await _portal.Dialogs.WaitForElementAsync("[data-testid=retry-confirm]");
        return page;
    }
}
