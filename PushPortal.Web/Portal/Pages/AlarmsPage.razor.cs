using Microsoft.AspNetCore.Components;
using PushPortal.Domain.Alarms;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Identifiers;
using PushPortal.Web.Portal.Account;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Web.Portal.Pages;

/// <summary>The alarms that stand, to be acknowledged, and below them those that were cleared.</summary>
public sealed partial class AlarmsPage(AlarmBoard board, IAlarmStore store, IAuditLog audit, CallerCheck callers) : PortalPage
{
    private const int RowsOfPage = 50;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private IReadOnlyList<Alarm> _standing = [];
    private IReadOnlyList<Alarm> _history = [];
    private bool _more;
    private int _shown;

    /// <summary>The alarm that the history begins after.</summary>
    [SupplyParameterFromQuery] private string? After { get; set; }

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            KeepLooking(LookEvery, Look);
        }
    }

    private void Look()
    {
        if (Interlocked.Exchange(ref _shown, board.Revision) != board.Revision)
        {
            _ = ShowAsync(LoadAsync);
        }
    }

    private async Task LoadAsync()
    {
        // Before it is read: what changes meanwhile is another revision.
        _shown = board.Revision;
        _standing = board.Standing;
        var found = await store.HistoryAsync(PublicId.TryParse(PublicId.Alarm, After, out var id) ? id : null, RowsOfPage + 1, Gone);
        (_history, _more) = ([.. found.Take(RowsOfPage)], found.Count > RowsOfPage);
    }

    private async Task AcknowledgeAsync(Alarm alarm)
    {
        if (await callers.OfAsync(PortalPolicies.Operate) is { Actor: var actor } && board.Acknowledge(alarm.Id, actor.Name))
        {
            _standing = board.Standing;
            await audit.WriteAsync(actor.Did(AuditAction.AlarmAcknowledged, AuditSubject.Alarm(alarm.Id)).Changing(null, new { alarm.Kind, alarm.Subject }), CancellationToken.None);
        }
    }
}
