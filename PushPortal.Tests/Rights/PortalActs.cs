using Bunit;
using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Retries;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Views;
using PushPortal.Tests.Portal;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Rights;

/// <summary>
/// What people do on pages. Each page is opened by somebody who may do everything on it; then the right is taken away, as when a call is made up or the role was changed since: the
/// server must not do it, whatever the page still shows.
/// </summary>
internal static partial class PortalActs
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    /// <summary>Lets whoever is signed in become somebody else, and does what the page still offers.</summary>
    internal static Task LaterAsync(PortalUnderTest portal, Func<Task> act)
    {
        portal.TakeRights();
        return act();
    }

    /// <summary>Presses a button of a page.</summary>
    internal static Task PressAsync<TPage>(PortalUnderTest portal, IRenderedComponent<TPage> page, string button)
        where TPage : IComponent =>
        LaterAsync(portal, () => page.Find($"[data-testid={button}]").ClickAsync());

    /// <summary>Submits a form of a page.</summary>
    internal static Task SendAsync<TPage>(PortalUnderTest portal, IRenderedComponent<TPage> page, string form = "form")
        where TPage : IComponent =>
        LaterAsync(portal, () => page.Find(form == "form" ? form : $"[data-testid={form}]").SubmitAsync());

    /// <summary>Confirms an order, whose dialog says its effect and asks why.</summary>
    internal static Task OrderAsync<TPage>(PortalUnderTest portal, IRenderedComponent<TPage> page, string button)
        where TPage : IComponent =>
        ConfirmAsync(portal, () => page.Find($"[data-testid={button}]").ClickAsync(), "[data-testid=order-confirm]", () => portal.Dialogs.Find("[data-testid=order-reason]").ChangeAsync("because"));

    /// <summary>Confirms what is dangerous, whose dialog asks why.</summary>
    internal static Task ReasonAsync<TPage>(PortalUnderTest portal, IRenderedComponent<TPage> page, string button)
        where TPage : IComponent =>
        ReasonAsync(portal, () => page.Find($"[data-testid={button}]").ClickAsync());

    private static Task ReasonAsync(PortalUnderTest portal, Func<Task> ask) =>
        ConfirmAsync(portal, ask, "[data-testid=reason-confirm]", () => portal.Dialogs.Find("[data-testid=reason]").InputAsync("because"));

    /// <summary>Confirms what is asked with yes and no.</summary>
    internal static Task AgreeAsync<TPage>(PortalUnderTest portal, IRenderedComponent<TPage> page, string button)
        where TPage : IComponent =>
        ConfirmAsync(portal, () => page.Find($"[data-testid={button}]").ClickAsync(), ".mud-message-box__yes-button", () => Task.CompletedTask);

    /// <summary>Asks what a dialog answers, which closes then; the right is taken while it stands.</summary>
    private static async Task ConfirmAsync(PortalUnderTest portal, Func<Task> ask, string confirm, Func<Task> fill)
    {
        var asked = ask();
        await portal.Dialogs.WaitForElementAsync(confirm);
        await fill();
        await LaterAsync(portal, () => portal.Dialogs.Find(confirm).ClickAsync());
        await asked;
    }

    /// <summary>Presses a button whose dialog changes something itself, and stays open when it may not; the right is taken while it stands.</summary>
    /// <param name="fill">What is written into the dialog.</param>
    internal static async Task SaveAsync<TPage>(PortalUnderTest portal, IRenderedComponent<TPage> page, string button, string save, params (string Field, string Text)[] fill)
        where TPage : IComponent
    {
        _ = page.Find($"[data-testid={button}]").ClickAsync();
        await portal.Dialogs.WaitForElementAsync($"[data-testid={save}]");
        foreach (var (field, text) in fill)
        {
            await portal.Dialogs.Find($"[data-testid={field}]").ChangeAsync(text);
        }

        await LaterAsync(portal, () => portal.Dialogs.Find($"[data-testid={save}]").ClickAsync());
    }

    private static IRenderedComponent<PushDetailsPage> PushPage(PortalUnderTest portal, Transaction transaction)
    {
        portal.Pushes.Put(Sample.Push(), transaction);
        portal.Store.Put(transaction, Sample.Push());
        var id = PublicId.Format(PublicId.Push, Sample.Push().Id);
        return portal.Open<PushDetailsPage>($"/pushes/{id}", page => page.Add(details => details.Id, id));
    }

    private static IRenderedComponent<FailuresPage> Failures(PortalUnderTest portal)
    {
        var failed = Sample.Transaction(TransactionState.Undeliverable, cause: FailureCause.AbsentSubscriber);
        portal.Pushes.Put(Sample.Push(), failed);
        portal.Store.Put(failed, Sample.Push());
        return portal.Open<FailuresPage>("/failures");
    }

    internal static Task RetryAsync(PortalUnderTest portal) => SaveAsync(portal, Failures(portal), "retry", "retry-confirm");

    internal static Task CancelAsync(PortalUnderTest portal) => AgreeAsync(portal, PushPage(portal, Sample.Transaction(step: TransactionStep.Queued)), "cancel-push");

    internal static Task EraseAsync(PortalUnderTest portal) => ReasonAsync(portal, PushPage(portal, Sample.Transaction(TransactionState.Delivered)), "erase-content");

    internal static Task SeeToFailuresAsync(PortalUnderTest portal) => SaveAsync(portal, Failures(portal), "issue-change", "issue-save");

    internal static Task PlanAsync(PortalUnderTest portal) => PressAsync(portal, Failures(portal), "retry-group");

    internal static async Task StartAsync(PortalUnderTest portal)
    {
        var page = Bulk(portal, BulkRetryStatus.Planned);
        await page.Find("[data-testid=retry-reason]").InputAsync("again");
        await SendAsync(portal, page, "start-form");
    }

    internal static Task MoveAsync(PortalUnderTest portal, BulkRetryStatus from, string button) => PressAsync(portal, Bulk(portal, from), button);

    private static IRenderedComponent<RetryRunPage> Bulk(PortalUnderTest portal, BulkRetryStatus status)
    {
        const long Id = 5_000_000;
        portal.Retries.Put(new BulkRetry { Id = Id, OwnerId = FixedAccounts.Demo.Id, By = "somebody", PlannedAt = Sample.Noon, Status = status, Rate = 200, Counts = new(2, 0, 0, 0, 0) });
        var id = PublicId.Format(PublicId.BulkRetry, Id);
        return portal.Open<RetryRunPage>($"/retries/{id}", route => route.Add(shown => shown.Id, id));
    }

    internal static BulkRetryStatus StatusOf(PortalUnderTest portal) => portal.Retries.All.Single().Status;

    internal static async Task LeaveNoteAsync(PortalUnderTest portal)
    {
        var page = PushPage(portal, Sample.Transaction());
        await page.Find("[data-testid=note-text]").InputAsync("seen");
        await SendAsync(portal, page, "note-form");
    }

    internal static async Task TagAsync(PortalUnderTest portal)
    {
        var page = PushPage(portal, Sample.Transaction());
        await page.Find("[data-testid=tags-edit]").ClickAsync();
        await page.Find("[data-testid=push-tags]").ChangeAsync("promo");
        await SendAsync(portal, page, "tags-form");
    }

    internal static async Task SubmitAsync(PortalUnderTest portal) => await SendAsync(portal, await FormAsync(portal), "new-push-form");

    internal static async Task SendTestAsync(PortalUnderTest portal) => await PressAsync(portal, await FormAsync(portal), "send-test");

    private static async Task<IRenderedComponent<NewPushPage>> FormAsync(PortalUnderTest portal)
    {
        var page = portal.Open<NewPushPage>("/pushes/new");
        foreach (var (field, text) in (IEnumerable<(string, string)>)[("to", "+8613800000001"), ("text", "Hello"), ("href", "http://example.com/")])
        {
            await page.Find($"[data-testid={field}]").InputAsync(text);
        }

        return page;
    }

    /// <param name="owner">Of the view that is shown, which others share; null for a filter without a name.</param>
    private static IRenderedComponent<PushListPage> Views(PortalUnderTest portal, string? owner)
    {
        if (owner is not null)
        {
            portal.Views.All.Add(new SavedView { Id = 1, List = ViewList.Pushes, Owner = owner, IsShared = owner != PortalUnderTest.Name, Name = "first", Query = "status=failed" });
        }

        return portal.Open<PushListPage>("/pushes?status=failed");
    }

    internal static Task SaveViewAsync(PortalUnderTest portal, bool isShared) => NameViewAsync(portal, Views(portal, null), "view-save", isShared);

    internal static Task RenameViewAsync(PortalUnderTest portal) => NameViewAsync(portal, Views(portal, "anna"), "view-change", isShared: true);

    internal static Task RemoveSharedViewAsync(PortalUnderTest portal) => ReasonAsync(portal, Views(portal, "anna"), "view-remove");

    internal static Task PressOnOwnViewAsync(PortalUnderTest portal, string button) => PressAsync(portal, Views(portal, PortalUnderTest.Name), button);

    private static async Task NameViewAsync(PortalUnderTest portal, IRenderedComponent<PushListPage> page, string button, bool isShared)
    {
        _ = page.Find($"[data-testid={button}]").ClickAsync();
        await portal.Dialogs.WaitForElementAsync("[data-testid=view-confirm]");
        await portal.Dialogs.Find("[data-testid=view-name]").InputAsync("second");
        await portal.Dialogs.Find("[data-testid=view-shared]").ChangeAsync(isShared);
        await LaterAsync(portal, () => portal.Dialogs.Find("[data-testid=view-confirm]").ClickAsync());
    }
}
