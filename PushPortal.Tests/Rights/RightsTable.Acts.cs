using PushPortal.Domain.Audit;
using PushPortal.Domain.Imports;
using PushPortal.Domain.Retries;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Simulator;
using PushPortal.Tests.Portal;
using PushPortal.Web.Portal.Pages;
using static PushPortal.Tests.Rights.PortalActs;

namespace PushPortal.Tests.Rights;

/// <content>What staff and service providers do on pages; what they do by REST is among the endpoints.</content>
internal static partial class RightsTable
{
    internal static IReadOnlyList<ActRight> Acts => [.. ActsOnPushes, .. ActsOfProviders, .. ActsOnAccounts, .. ActsOnGateway];

    private static IReadOnlyList<ActRight> ActsOnPushes =>
    [
        new("retry", Workers, RetryAsync, portal => portal.Store.Changes.Count > 0) { Audited = AuditAction.TransactionRetried },
        new("cancel", Workers, CancelAsync, portal => portal.Store.Changes.Count > 0) { Audited = AuditAction.PushCancelled },
        new("erase a content", Managers, EraseAsync, portal => portal.Erasure.Asked.Count > 0),
        new("plan a bulk retry", Workers, PlanAsync, portal => portal.Retries.All.Any()),
        new("start a bulk retry", Workers, StartAsync, portal => StatusOf(portal) == BulkRetryStatus.Running) { Audited = AuditAction.BulkRetryStarted },
        new("pause a bulk retry", Workers, portal => MoveAsync(portal, BulkRetryStatus.Running, "retry-pause"), portal => StatusOf(portal) == BulkRetryStatus.Paused) { Audited = AuditAction.BulkRetryPaused },
        new("resume a bulk retry", Workers, portal => MoveAsync(portal, BulkRetryStatus.Paused, "retry-resume"), portal => StatusOf(portal) == BulkRetryStatus.Running) { Audited = AuditAction.BulkRetryResumed },
        new("cancel a bulk retry", Workers, portal => MoveAsync(portal, BulkRetryStatus.Running, "retry-stop"), portal => StatusOf(portal) == BulkRetryStatus.Cancelled) { Audited = AuditAction.BulkRetryCancelled },
        new("see to a group of failures", Operators, SeeToFailuresAsync, portal => portal.Issues.All.Any()),
        new("leave a note", Workers, LeaveNoteAsync, portal => portal.Notes.All.Count > 0) { Audited = AuditAction.PushNoteAdded },
        new("tag a push", Submitters, TagAsync, portal => portal.Audit.Entries.Any()) { Audited = AuditAction.PushTagsChanged },
        new("save a view", Everybody, portal => SaveViewAsync(portal, isShared: false), portal => portal.Views.All.Count > 0),
        new("share a view", Workers, portal => SaveViewAsync(portal, isShared: true), portal => portal.Views.All.Count > 0) { Audited = AuditAction.SharedViewAdded },
        new("rename a view that another one shares", Managers, RenameViewAsync, portal => portal.Views.All[0].Name == "second") { Audited = AuditAction.SharedViewChanged },
        new("remove a view that another one shares", Managers, RemoveSharedViewAsync, portal => portal.Views.All.Count == 0) { Audited = AuditAction.SharedViewRemoved },
        new("remove one's own view", Everybody, portal => PressOnOwnViewAsync(portal, "view-remove"), portal => portal.Views.All.Count == 0),
        new("begin with a view", Everybody, portal => PressOnOwnViewAsync(portal, "view-default"), portal => portal.Views.Begins.Count > 0),
    ];

    private static IReadOnlyList<ActRight> ActsOfProviders =>
    [
        new("submit", Submitters, SubmitAsync, portal => portal.Store.Accepted.Count > 0) { Opener = Owner },
        new("send a test", Submitters, SendTestAsync, portal => portal.Store.Accepted.Count > 0) { Opener = Owner, Portal = WithNetwork },
        new("try it", Submitters, portal => PressAsync(portal, portal.Open<DashboardPage>("/"), "try-it"), portal => portal.Store.Accepted.Count > 0) { Portal = WithNetwork },
        new("bring a file", Submitters, BringFileAsync, portal => portal.Imports.All.Any()) { Opener = Owner },
        new("bring a group", Submitters, BringGroupAsync, portal => portal.Imports.All.Any()) { Opener = Owner },
        new("start an import", Submitters, StartImportAsync, portal => StatusOfImport(portal) == ImportStatus.Running) { Audited = AuditAction.ImportStarted },
        new("pause an import", Submitters, portal => PressOnImportAsync(portal, ImportStatus.Running, "import-pause"), portal => StatusOfImport(portal) == ImportStatus.Paused) { Audited = AuditAction.ImportPaused },
        new("resume an import", Submitters, portal => PressOnImportAsync(portal, ImportStatus.Paused, "import-resume"), portal => StatusOfImport(portal) == ImportStatus.Running) { Audited = AuditAction.ImportResumed },
        new("cancel an import", Submitters, portal => PressOnImportAsync(portal, ImportStatus.Running, "import-cancel"), portal => StatusOfImport(portal) == ImportStatus.Cancelled) { Audited = AuditAction.ImportCancelled },
        new("save a group of recipients", Submitters, SaveGroupAsync, portal => portal.Groups.All.Count == 2),
        new("delete a group of recipients", Submitters, portal => AgreeAsync(portal, Groups(portal), "group-delete"), portal => portal.Groups.All.Count == 0),
        new("open a message", Workers, OpenMessageAsync, portal => MessageOf(portal).Opened is not null),
        new("type a PIN", Workers, TypePinAsync, portal => MessageOf(portal).Settings?.Standing == SettingsStanding.Installed),
        new("switch a handset", Operators, SwitchHandsetAsync, portal => SwitchedHandset(portal).Absent),
    ];

    private static IReadOnlyList<ActRight> ActsOnAccounts =>
    [
        new("add an account", [Admin], AddAccountAsync, portal => portal.Edits.Added.Count > 0),
        new("change an account", [Admin], portal => SendAsync(portal, AccountPage(portal)), portal => portal.Edits.Edits.Count > 0),
        new("hold an account", [Admin], portal => OrderAsync(portal, AccountPage(portal), "hold"), portal => portal.Edits.Holds.Count > 0),
        new("release an account", [Admin], ReleaseAsync, portal => portal.Edits.Holds.Count > 0),
        new("set an SMPP password", [Admin], SetPasswordAsync, portal => portal.Edits.Passwords.Count > 0),
        new("remove an SMPP password", [Admin], portal => ReasonAsync(portal, AccountPage(portal), "remove-smpp-password"), portal => portal.Edits.Removed.Count > 0),
        new("rotate a secret", [Admin], portal => ReasonAsync(portal, AccountPage(portal), "rotate-secret"), portal => portal.Edits.Rotated.Count > 0),
        new("rotate a secret with its callbacks", Managers, portal => ReasonAsync(portal, CallbackPage(portal), "rotate-secret"), portal => portal.Edits.Rotated.Count > 0),
        new("make a key", Managers, MakeKeyAsync, portal => portal.Keys.Wishes.Count > 0),
        new("rotate a key", Managers, portal => SaveAsync(portal, KeyPage(portal), "rotate-key", "rotate-confirm"), portal => portal.Keys.Rotated.Count > 0),
        new("revoke a key", Managers, portal => ReasonAsync(portal, KeyPage(portal), "revoke-key"), portal => portal.Keys.Revoked.Count > 0),
        new("add a user", Managers, AddUserAsync, portal => portal.Users.Changes.Count > 0),
        new("change a user", Managers, portal => SendAsync(portal, UserPage(portal), "user-form"), portal => portal.Users.Changes.Count > 0),
        new("disable a user", Managers, portal => ReasonAsync(portal, UserPage(portal), "disable-user"), portal => portal.Users.Changes.Count > 0),
        new("enable a user", Managers, portal => PressAsync(portal, UserPage(portal, enabled: false), "enable-user"), portal => portal.Users.Changes.Count > 0),
        new("unlock a user", Managers, portal => PressAsync(portal, UserPage(portal), "unlock-user"), portal => portal.Users.Changes.Count > 0),
        new("reset a password", Managers, portal => ReasonAsync(portal, UserPage(portal), "reset-password"), portal => portal.Users.Changes.Count > 0),
        new("save an endpoint", Managers, SaveEndpointAsync, portal => portal.Endpoints.Edits.Count > 0),
        new("disable an endpoint", Managers, portal => ReasonAsync(portal, CallbackPage(portal), "switch-endpoint"), portal => !portal.Accounts.Endpoint!.Enabled),
        new("enable an endpoint", Managers, portal => PressAsync(portal, CallbackPage(portal, enabled: false), "switch-endpoint"), portal => portal.Accounts.Endpoint!.Enabled),
        new("remove an endpoint", Managers, portal => ReasonAsync(portal, CallbackPage(portal), "delete-endpoint"), portal => portal.Accounts.Endpoint is null),
        new("send a test event", Workers, portal => PressAsync(portal, CallbackPage(portal), "send-test"), portal => portal.Endpoints.Tested.Count > 0),
        new("tell a result again", Workers, portal => PressAsync(portal, CallbackPage(portal), "resend"), portal => portal.Callbacks.Asked.Count > 0) { Audited = AuditAction.CallbackResent },
        new("recover results", Workers, RecoverAsync, portal => portal.Recoveries.Of(null).Count > 0) { Audited = AuditAction.CallbacksRecovered },
    ];

    private static IReadOnlyList<ActRight> ActsOnGateway =>
    [
        OnLink("start a link", portal => OrderLinkAsync(portal, "start"), portal => !LinkOf(portal).Ordered.IsEmpty, LinkMode.Stopped),
        OnLink("stop a link", portal => OrderLinkAsync(portal, "stop"), portal => !LinkOf(portal).Ordered.IsEmpty),
        OnLink("drain a link", portal => OrderLinkAsync(portal, "drain"), portal => !LinkOf(portal).Ordered.IsEmpty),
        OnLink("throttle a link", portal => OrderLinkAsync(portal, "throttle"), portal => !LinkOf(portal).Ordered.IsEmpty),
        OnLink("change a link's policy", ChangePolicyAsync, portal => LinkOf(portal).Policies.IsChanged(Sample.Link.Name)),
        OnLink("reset a link's policy", ResetPolicyAsync, portal => !LinkOf(portal).Policies.IsChanged(Sample.Link.Name)),
        OnRoutes("begin a draft of routes", BeginRoutesAsync, portal => DraftOf(portal).IsThere),
        OnRoutes("save a rule of routes", SaveRuleAsync, portal => DraftOf(portal).Revision > 1),
        OnRoutes("discard a draft of routes", portal => ReasonOnDraftAsync(portal, "route-discard"), portal => !DraftOf(portal).IsThere),
        OnRoutes("publish routes", portal => ReasonOnDraftAsync(portal, "route-publish"), portal => VersionsOf(portal).Number == 1),
        OnRoutes("restore routes", RestoreRoutesAsync, portal => VersionsOf(portal).Number == 3),
        new("suspend submissions", [Admin], portal => OrderAsync(portal, portal.Open<QueuesPage>("/queues"), "intake-suspend"), portal => portal.Intake.Suspension is not null),
        new("resume submissions", [Admin], ResumeAsync, portal => portal.Intake.Suspension is null),
        new("acknowledge an alarm", Operators, AcknowledgeAsync, portal => portal.Board.Unacknowledged == 0) { Audited = AuditAction.AlarmAcknowledged },
        new("save an alias", [Admin], portal => SaveAsync(portal, Aliases(portal), "alias-add", "alias-save", ("alias-name", "mary"), ("alias-number", "+8613800000002")), portal => portal.Aliases.All.Count == 2),
        new("delete an alias", [Admin], portal => AgreeAsync(portal, Aliases(portal), "alias-delete"), portal => portal.Aliases.All.Count == 0),
        new("start a trace", Operators, StartTraceAsync, portal => TraceOf(portal).Running is not null) { Audited = AuditAction.TraceStarted },
        new("stop a trace", Operators, portal => PressOnTraceAsync(portal, "trace-stop"), portal => TraceOf(portal).Running is null) { Audited = AuditAction.TraceStopped },
        new("discard a trace", Operators, portal => PressOnTraceAsync(portal, "trace-discard"), portal => TraceOf(portal).Last is null) { Audited = AuditAction.TraceDiscarded },
        new("play an experiment", [Admin], portal => SendAsync(portal, portal.Open<LabPage>("/lab?pushes=10&seeds=2")), portal => BenchOf(portal).Last is not null),
        new("cancel an experiment", [Admin], CancelExperimentAsync, portal => BenchOf(portal).Last!.View.IsOver),
    ];

    private static ActRight OnLink(string name, Func<PortalUnderTest, Task> act, Func<PortalUnderTest, bool> isDone, LinkMode mode = LinkMode.Running) =>
        new(name, [Admin], act, isDone) { Portal = (role, seen) => WithLink(role, mode, seen) };

    private static ActRight OnRoutes(string name, Func<PortalUnderTest, Task> act, Func<PortalUnderTest, bool> isDone) =>
        new(name, [Admin], act, isDone) { Portal = WithRoutes };
}
