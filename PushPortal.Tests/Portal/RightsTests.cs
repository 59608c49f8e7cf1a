using Bunit;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Addresses;
using PushPortal.Domain.Alarms;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Imports;
using PushPortal.Domain.Retries;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Lab;
using PushPortal.Infrastructure.Tracing;
using PushPortal.Tests.Callbacks;
using PushPortal.Tests.Lab;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Tests.Portal;

/// <summary>
/// Who may change what, as one table of acts and roles. Each page is opened by somebody who may do everything on it; then the right is taken away, as when a call is made up or the
/// role was changed since: the server must not do it, whatever the page still shows.
/// </summary>
public sealed partial class RightsTests
{
    private const string Admin = PortalRole.Admin;
    private const string Support = PortalRole.Support;
    private const string Owner = PortalRole.SpOwner;
    private const string Member = PortalRole.SpMember;

    private static readonly Dictionary<string, (string[] Allowed, Func<PortalUnderTest, Task> Act, Func<PortalUnderTest, bool> IsDone, string? Action)> Acts = new()
    {
        ["retry"] = ([Admin, Support, Owner, Member], RetryAsync, portal => portal.Store.Changes.Count > 0, AuditAction.TransactionRetried),
        ["cancel"] = ([Admin, Support, Owner, Member], CancelAsync, portal => portal.Store.Changes.Count > 0, AuditAction.PushCancelled),
        ["plan a bulk retry"] = ([Admin, Support, Owner, Member], PlanAsync, portal => portal.Retries.All.Any(), null),
        ["start a bulk retry"] = ([Admin, Support, Owner, Member], StartAsync, portal => StatusOf(portal) == BulkRetryStatus.Running, AuditAction.BulkRetryStarted),
        ["pause a bulk retry"] = ([Admin, Support, Owner, Member], portal => MoveAsync(portal, BulkRetryStatus.Running, "retry-pause"), portal => StatusOf(portal) == BulkRetryStatus.Paused, AuditAction.BulkRetryPaused),
        ["resume a bulk retry"] = ([Admin, Support, Owner, Member], portal => MoveAsync(portal, BulkRetryStatus.Paused, "retry-resume"), portal => StatusOf(portal) == BulkRetryStatus.Running, AuditAction.BulkRetryResumed),
        ["cancel a bulk retry"] = ([Admin, Support, Owner, Member], portal => MoveAsync(portal, BulkRetryStatus.Running, "retry-stop"), portal => StatusOf(portal) == BulkRetryStatus.Cancelled, AuditAction.BulkRetryCancelled),
        ["acknowledge an alarm"] = ([Admin, Support], AcknowledgeAsync, portal => portal.Board.Unacknowledged == 0, AuditAction.AlarmAcknowledged),
        ["see to a group of failures"] = ([Admin, Support], SeeToFailuresAsync, portal => portal.Issues.All.Any(), null),
        ["save an alias"] = ([Admin], SaveAliasAsync, portal => portal.Aliases.All.Count == 2, null),
        ["delete an alias"] = ([Admin], DeleteAliasAsync, portal => portal.Aliases.All.Count == 0, null),
        ["save a group of recipients"] = ([Admin, Owner, Member], SaveGroupAsync, portal => portal.Groups.All.Count == 2, null),
        ["delete a group of recipients"] = ([Admin, Owner, Member], DeleteGroupAsync, portal => portal.Groups.All.Count == 0, null),
        ["erase a content"] = ([Admin, Owner], EraseAsync, portal => portal.Erasure.Asked.Count > 0, null),
        ["change an account"] = ([Admin], portal => portal.Open<AccountsPage>("/accounts?account=demo") is var page ? LaterAsync(portal, () => page.Find("form").SubmitAsync()) : Task.CompletedTask, portal => portal.Edits.Edits.Count > 0, null),
        ["add an account"] = ([Admin], AddAccountAsync, portal => portal.Edits.Added.Count > 0, null),
        ["hold an account"] = ([Admin], portal => OrderedAsync(portal, portal.Open<AccountsPage>("/accounts?account=demo"), "hold"), portal => portal.Edits.Holds.Count > 0, null),
        ["suspend submissions"] = ([Admin], portal => OrderedAsync(portal, portal.Open<QueuesPage>("/queues"), "intake-suspend"), portal => portal.Intake.Suspension is not null, null),
        ["make a key"] = ([Admin, Owner], MakeKeyAsync, portal => portal.Keys.Wishes.Count > 0, null),
        ["revoke a key"] = ([Admin, Owner], portal => ReasonedAsync(portal, Keys(portal), "revoke-key"), portal => portal.Keys.Revoked.Count > 0, null),
        ["set an SMPP password"] = ([Admin], SetPasswordAsync, portal => portal.Edits.Passwords.Count > 0, null),
        ["rotate a secret"] = ([Admin], portal => ReasonedAsync(portal, portal.Open<AccountsPage>("/accounts?account=demo"), "rotate-secret"), portal => portal.Edits.Rotated.Count > 0, null),
        ["remove an SMPP password"] = ([Admin], portal => ReasonedAsync(portal, portal.Open<AccountsPage>("/accounts?account=demo"), "remove-smpp-password"), portal => portal.Edits.Removed.Count > 0, null),
        ["add a user"] = ([Admin, Owner], AddUserAsync, portal => portal.Users.Changes.Count > 0, null),
        ["disable a user"] = ([Admin, Owner], portal => ReasonedAsync(portal, portal.Open<UsersPage>("/users?user=anna"), "disable-user"), portal => portal.Users.Changes.Count > 0, null),
        ["reset a password"] = ([Admin, Owner], portal => ReasonedAsync(portal, portal.Open<UsersPage>("/users?user=anna"), "reset-password"), portal => portal.Users.Changes.Count > 0, null),
        ["save an endpoint"] = ([Admin, Owner], SaveEndpointAsync, portal => portal.Endpoints.Edits.Count > 0, null),
        ["disable an endpoint"] = ([Admin, Owner], portal => ReasonedAsync(portal, Callbacks(portal), "switch-endpoint"), portal => !portal.Accounts.Endpoint!.Enabled, null),
        ["remove an endpoint"] = ([Admin, Owner], portal => ReasonedAsync(portal, Callbacks(portal), "delete-endpoint"), portal => portal.Accounts.Endpoint is null, null),
        ["rotate a secret with its callbacks"] = ([Admin, Owner], portal => ReasonedAsync(portal, Callbacks(portal), "rotate-secret"), portal => portal.Edits.Rotated.Count > 0, null),
        ["send a test event"] = ([Admin, Support, Owner, Member], portal => PressAsync(portal, Callbacks(portal), "send-test"), portal => portal.Endpoints.Tested.Count > 0, null),
        ["tell a result again"] = ([Admin, Support, Owner, Member], portal => PressAsync(portal, Callbacks(portal), "resend"), portal => portal.Callbacks.Asked.Count > 0, AuditAction.CallbackResent),
        ["recover results"] = ([Admin, Support, Owner, Member], RecoverAsync, portal => portal.Recoveries.Of(null).Count > 0, AuditAction.CallbacksRecovered),
        ["start an import"] = ([Admin, Owner, Member], portal => MoveImportAsync(portal, ImportStatus.Checked, page => page.Find("[data-testid=start-form]").SubmitAsync()), portal => StatusOfImport(portal) == ImportStatus.Running, AuditAction.ImportStarted),
        ["pause an import"] = ([Admin, Owner, Member], portal => MoveImportAsync(portal, ImportStatus.Running, page => page.Find("[data-testid=import-pause]").ClickAsync()), portal => StatusOfImport(portal) == ImportStatus.Paused, AuditAction.ImportPaused),
        ["resume an import"] = ([Admin, Owner, Member], portal => MoveImportAsync(portal, ImportStatus.Paused, page => page.Find("[data-testid=import-resume]").ClickAsync()), portal => StatusOfImport(portal) == ImportStatus.Running, AuditAction.ImportResumed),
        ["cancel an import"] = ([Admin, Owner, Member], portal => MoveImportAsync(portal, ImportStatus.Running, page => page.Find("[data-testid=import-cancel]").ClickAsync()), portal => StatusOfImport(portal) == ImportStatus.Cancelled, AuditAction.ImportCancelled),
        ["start a trace"] = ([Admin, Support], StartTraceAsync, portal => TraceOf(portal).Running is not null, AuditAction.TraceStarted),
        ["stop a trace"] = ([Admin, Support], portal => PressOnTraceAsync(portal, "trace-stop"), portal => TraceOf(portal).Running is null, AuditAction.TraceStopped),
        ["discard a trace"] = ([Admin, Support], portal => PressOnTraceAsync(portal, "trace-discard"), portal => TraceOf(portal).Last is null, AuditAction.TraceDiscarded),
        ["leave a note"] = ([Admin, Support, Owner, Member], LeaveNoteAsync, portal => portal.Notes.All.Count > 0, AuditAction.PushNoteAdded),
        ["tag a push"] = ([Admin, Owner, Member], TagAsync, portal => portal.Audit.Entries.Any(), AuditAction.PushTagsChanged),
        ["share a view"] = ([Admin, Support, Owner, Member], ShareViewAsync, portal => portal.Views.All.Count > 0, AuditAction.SharedViewAdded),
        ["play an experiment"] = ([Admin], portal => portal.Open<LabPage>("/lab?pushes=10&seeds=2") is var page ? LaterAsync(portal, () => page.Find("form").SubmitAsync()) : Task.CompletedTask, portal => BenchOf(portal).Last is not null, null),
        ["cancel an experiment"] = ([Admin], CancelExperimentAsync, portal => BenchOf(portal).Last!.View.IsOver, null),
        ["submit"] = ([Admin, Owner, Member], SubmitAsync, portal => portal.Store.Accepted.Count > 0, null),
    };

    public static TheoryData<string, string, bool> Table
    {
        get
        {
            var table = new TheoryData<string, string, bool>();
            foreach (var (act, (allowed, _, _, _)) in Acts)
            {
                foreach (var role in PortalRole.All)
                {
                    table.Add(act, role, allowed.Contains(role));
                }
            }

            return table;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task What_a_role_may_not_do_is_not_done_however_it_is_asked_for(string act, string role, bool allowed)
    {
        var (_, run, isDone, action) = Acts[act];
        await using var portal = new PortalUnderTest(role: act == "submit" ? Owner : Admin);
        portal.Users.All.Add(new UserRecord("anna", PortalRole.SpReader, FixedAccounts.Demo.Id, Enabled: true, MustChangePassword: false, null));
        portal.RoleLater = role;

        await run(portal);

        Assert.Equal(allowed, isDone(portal));
        Assert.Equal(allowed && action is not null ? [action] : [], portal.Audit.Entries.Select(entry => entry.Action));
    }

    /// <summary>Lets the role change, and does what the page still offers.</summary>
    private static Task LaterAsync(PortalUnderTest portal, Func<Task> act)
    {
        portal.TakeRights();
        return act();
    }

    private static IRenderedComponent<CallbacksPage> Callbacks(PortalUnderTest portal)
    {
        portal.Accounts.Endpoint = SampleEndpoint.Of("https://pi.example/results");
        portal.Callbacks.Untold.Add(CallbacksPageTests.Untold(1));
        return portal.Open<CallbacksPage>("/callbacks?account=demo");
    }

    private static Task PressAsync(PortalUnderTest portal, IRenderedComponent<CallbacksPage> page, string button) =>
        LaterAsync(portal, () => page.Find($"[data-testid={button}]").ClickAsync());

    private static LabBench BenchOf(PortalUnderTest portal) => portal.Services.GetRequiredService<LabBench>();

    private static async Task CancelExperimentAsync(PortalUnderTest portal)
    {
        var trial = BenchOf(portal).Start(LabPageTests.Endless, "anna")!;
        var page = portal.Open<LabPage>("/lab");
        await LaterAsync(portal, () => page.Find("[data-testid=lab-cancel]").ClickAsync());
        if (portal.RoleLater == Admin)
        {
            await trial.OverAsync();
        }
    }

    private static async Task SeeToFailuresAsync(PortalUnderTest portal)
    {
        portal.Pushes.Put(Sample.Push(), Sample.Transaction(TransactionState.Undeliverable, cause: FailureCause.AbsentSubscriber));
        var asked = portal.Open<FailuresPage>("/failures").Find("[data-testid=issue-change]").ClickAsync();
        await portal.Dialogs.WaitForElementAsync("[data-testid=issue-save]");
        await LaterAsync(portal, () => portal.Dialogs.Find("[data-testid=issue-save]").ClickAsync());
        if (portal.Issues.All.Any())
        {
            // What was saved closes the dialog.
            await asked;
        }
    }

    private static IRenderedComponent<PushDetailsPage> PushPage(PortalUnderTest portal)
    {
        portal.Pushes.Put(Sample.Push(), Sample.Transaction());
        var id = PublicId.Format(PublicId.Push, Sample.Push().Id);
        return portal.Open<PushDetailsPage>($"/pushes/{id}", page => page.Add(details => details.Id, id));
    }

    private static async Task LeaveNoteAsync(PortalUnderTest portal)
    {
        var page = PushPage(portal);
        await page.Find("[data-testid=note-text]").InputAsync("seen");
        await LaterAsync(portal, () => page.Find("[data-testid=note-form]").SubmitAsync());
    }

    private static async Task TagAsync(PortalUnderTest portal)
    {
        var page = PushPage(portal);
        await page.Find("[data-testid=tags-edit]").ClickAsync();
        await page.Find("[data-testid=push-tags]").ChangeAsync("promo");
        await LaterAsync(portal, () => page.Find("[data-testid=tags-form]").SubmitAsync());
    }

    private static async Task ShareViewAsync(PortalUnderTest portal)
    {
        _ = portal.Open<PushListPage>("/pushes?status=failed").Find("[data-testid=view-save]").ClickAsync();
        await portal.Dialogs.WaitForElementAsync("[data-testid=view-confirm]");
        await portal.Dialogs.Find("[data-testid=view-name]").InputAsync("for all");
        await portal.Dialogs.Find("[data-testid=view-shared]").ChangeAsync(true);
        await LaterAsync(portal, () => portal.Dialogs.Find("[data-testid=view-confirm]").ClickAsync());
    }

    private static async Task SaveEndpointAsync(PortalUnderTest portal)
    {
        var page = Callbacks(portal);
        await page.Find("[data-testid=endpoint-url]").ChangeAsync("https://pi.example/other");
        await LaterAsync(portal, () => page.Find("[data-testid=endpoint-form]").SubmitAsync());
    }

    private static async Task RecoverAsync(PortalUnderTest portal)
    {
        var page = Callbacks(portal);
        await page.Find("[data-testid=recover-form]").SubmitAsync();
        await PressAsync(portal, page, "recover-start");
    }

    private static async Task RetryAsync(PortalUnderTest portal)
    {
        var page = Failed(portal);
        _ = page.Find("[data-testid=retry]").ClickAsync();
        await portal.Dialogs.WaitForElementAsync("[data-testid=retry-confirm]");
        await LaterAsync(portal, () => portal.Dialogs.Find("[data-testid=retry-confirm]").ClickAsync());
    }

    private static async Task CancelAsync(PortalUnderTest portal)
    {
        var waiting = Sample.Transaction(step: TransactionStep.Queued);
        portal.Pushes.Put(Sample.Push(), waiting);
        portal.Store.Put(waiting, Sample.Push());
        var id = PublicId.Format(PublicId.Push, waiting.PushId);
        var page = portal.Open<PushDetailsPage>($"/pushes/{id}", route => route.Add(shown => shown.Id, id));
        var asked = page.Find("[data-testid=cancel-push]").ClickAsync();
        await portal.Dialogs.WaitForElementAsync(".mud-message-box");
        await LaterAsync(portal, () => portal.Dialogs.Find(".mud-message-box__yes-button").ClickAsync());
        await asked;
    }

    private static Task PlanAsync(PortalUnderTest portal)
    {
        var page = Failed(portal);
        return LaterAsync(portal, () => page.Find("[data-testid=retry-group]").ClickAsync());
    }

    private static async Task StartAsync(PortalUnderTest portal)
    {
        var page = Bulk(portal, BulkRetryStatus.Planned);
        await page.Find("[data-testid=retry-reason]").InputAsync("again");
        await LaterAsync(portal, () => page.Find("[data-testid=start-form]").SubmitAsync());
    }

    private static Task MoveAsync(PortalUnderTest portal, BulkRetryStatus from, string button)
    {
        var page = Bulk(portal, from);
        return LaterAsync(portal, () => page.Find($"[data-testid={button}]").ClickAsync());
    }

    private static async Task AcknowledgeAsync(PortalUnderTest portal)
    {
        await portal.Board.LoadAsync(Token);
        portal.Board.Take([new AlarmCondition(AlarmKind.LinkDown, "upstream", Holds: true, default)], new HashSet<AlarmKind>());
        var page = portal.Open<AlarmsPage>("/alarms");
        await LaterAsync(portal, () => page.Find("[data-testid=acknowledge]").ClickAsync());
    }

    private static async Task SaveAliasAsync(PortalUnderTest portal)
    {
        var page = Aliases(portal);
        _ = page.Find("[data-testid=alias-add]").ClickAsync();
        await portal.Dialogs.WaitForElementAsync("[data-testid=alias-save]");
        await portal.Dialogs.Find("[data-testid=alias-name]").ChangeAsync("mary");
        await portal.Dialogs.Find("[data-testid=alias-number]").ChangeAsync("+8613800000002");
        await LaterAsync(portal, () => portal.Dialogs.Find("[data-testid=alias-save]").ClickAsync());
    }

    private static async Task DeleteAliasAsync(PortalUnderTest portal)
    {
        var page = Aliases(portal);
        var asked = page.Find("[data-testid=alias-delete]").ClickAsync();
        await portal.Dialogs.WaitForElementAsync(".mud-message-box");
        await LaterAsync(portal, () => portal.Dialogs.Find(".mud-message-box__yes-button").ClickAsync());
        await asked;
    }

    private static async Task SaveGroupAsync(PortalUnderTest portal)
    {
        var page = Groups(portal, "&new=true");
        await page.Find("[data-testid=group-name]").ChangeAsync("Day shift");
        await page.Find("[data-testid=group-numbers]").ChangeAsync("+8613800000002");
        await LaterAsync(portal, () => page.Find("[data-testid=group-form]").SubmitAsync());
    }

    private static async Task DeleteGroupAsync(PortalUnderTest portal)
    {
        var page = Groups(portal);
        var asked = page.Find("[data-testid=group-delete]").ClickAsync();
        await portal.Dialogs.WaitForElementAsync(".mud-message-box");
        await LaterAsync(portal, () => portal.Dialogs.Find(".mud-message-box__yes-button").ClickAsync());
        await asked;
    }

    private static IRenderedComponent<GroupsPage> Groups(PortalUnderTest portal, string query = "")
    {
        portal.Groups.All.Add(new RecipientGroup { Id = 1, AccountId = FixedAccounts.Demo.Id, Name = "Night shift", Numbers = ["+8613800000001"] });
        return portal.Open<GroupsPage>($"/groups?account=demo{query}");
    }

    private static Task EraseAsync(PortalUnderTest portal)
    {
        portal.Pushes.Put(Sample.Push(), Sample.Transaction(TransactionState.Delivered));
        var id = PublicId.Format(PublicId.Push, Sample.Push().Id);
        return ReasonedAsync(portal, portal.Open<PushDetailsPage>($"/pushes/{id}", page => page.Add(details => details.Id, id)), "erase-content");
    }

    /// <summary>Confirms an order, whose dialog says its effect and asks why.</summary>
    private static Task OrderedAsync<TPage>(PortalUnderTest portal, IRenderedComponent<TPage> page, string button)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        ConfirmedAsync(portal, page, button, "order-confirm", () => portal.Dialogs.Find("[data-testid=order-reason]").ChangeAsync("because"));

    private static Task ReasonedAsync<TPage>(PortalUnderTest portal, IRenderedComponent<TPage> page, string button)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        ConfirmedAsync(portal, page, button, "reason-confirm", () => portal.Dialogs.Find("[data-testid=reason]").InputAsync("because"));

    private static async Task ConfirmedAsync<TPage>(PortalUnderTest portal, IRenderedComponent<TPage> page, string button, string confirm, Func<Task> sayWhy)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        var asked = page.Find($"[data-testid={button}]").ClickAsync();
        await portal.Dialogs.WaitForElementAsync($"[data-testid={confirm}]");
        await sayWhy();
        await LaterAsync(portal, () => portal.Dialogs.Find($"[data-testid={confirm}]").ClickAsync());
        await asked;
    }

    private static async Task SubmitAsync(PortalUnderTest portal)
    {
        var page = portal.Open<NewPushPage>("/pushes/new");
        foreach (var (field, text) in (IEnumerable<(string, string)>)[("to", "+8613800000001"), ("text", "Hello"), ("href", "http://example.com/")])
        {
            await page.Find($"[data-testid={field}]").InputAsync(text);
        }

        await LaterAsync(portal, () => page.Find("[data-testid=new-push-form]").SubmitAsync());
    }

    private static WireTrace TraceOf(PortalUnderTest portal) => portal.Services.GetRequiredService<WireTrace>();

    private static async Task StartTraceAsync(PortalUnderTest portal)
    {
        var page = portal.Open<TracePage>("/trace");
        await page.Find("[data-testid=trace-subject]").ChangeAsync("demo");
        await LaterAsync(portal, () => page.Find("[data-testid=trace-form]").SubmitAsync());
    }

    private static Task PressOnTraceAsync(PortalUnderTest portal, string button)
    {
        TraceOf(portal).Start(new TraceOrder(TraceSubjectKind.Account, "demo", TraceOrder.UsualDuration, ShowsContent: false, "somebody", ""));
        var page = portal.Open<TracePage>("/trace");
        return LaterAsync(portal, () => page.Find($"[data-testid={button}]").ClickAsync());
    }

    private static Task MoveImportAsync(PortalUnderTest portal, ImportStatus from, Func<IRenderedComponent<ImportRunPage>, Task> act)
    {
        var import = ImportRunPageTests.Import with { Status = from, Counts = new ImportCounts(10, 0, 0, 10, 0, 0, 0), StartedAt = from is ImportStatus.Running or ImportStatus.Paused ? Sample.Noon : null };
        portal.Imports.Put(import);
        portal.ImportFiles.Put(import.Id, () => new MemoryStream("phone,Words\n+8613800000001,Hello\n"u8.ToArray()));
        var id = PublicId.Format(PublicId.Import, import.Id);
        var page = portal.Open<ImportRunPage>($"/imports/{id}", route => route.Add(shown => shown.Id, id));
        return LaterAsync(portal, () => act(page));
    }

    private static ImportStatus StatusOfImport(PortalUnderTest portal) => portal.Imports.All.Single().Status;

    private static IRenderedComponent<FailuresPage> Failed(PortalUnderTest portal)
    {
        var failed = Sample.Transaction(TransactionState.Undeliverable, cause: FailureCause.AbsentSubscriber);
        portal.Pushes.Put(Sample.Push(), failed);
        portal.Store.Put(failed, Sample.Push());
        return portal.Open<FailuresPage>("/failures");
    }

    private static IRenderedComponent<RetryRunPage> Bulk(PortalUnderTest portal, BulkRetryStatus status)
    {
        const long Id = 5_000_000;
        portal.Retries.Put(new BulkRetry { Id = Id, OwnerId = FixedAccounts.Demo.Id, By = "somebody", PlannedAt = Sample.Noon, Status = status, Rate = 200, Counts = new(2, 0, 0, 0, 0) });
        var id = PublicId.Format(PublicId.BulkRetry, Id);
        return portal.Open<RetryRunPage>($"/retries/{id}", route => route.Add(shown => shown.Id, id));
    }

    private static BulkRetryStatus StatusOf(PortalUnderTest portal) => portal.Retries.All.Single().Status;

    private static IRenderedComponent<AliasesPage> Aliases(PortalUnderTest portal)
    {
        portal.Aliases.All.Add(new AddressAlias { Id = 1, Name = "john", Number = "+8613800000001" });
        return portal.Open<AliasesPage>("/aliases");
    }

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;
}
