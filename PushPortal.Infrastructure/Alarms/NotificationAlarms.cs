using PushPortal.Domain.Alarms;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Notifications;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>The result notifications that wait, with one of them.</summary>
internal sealed class NotificationAlarms(NotificationFigures figures, ICallbackLog callbacks, AlarmRules rules) : IAlarmSource
{
    public AlarmKind Kind => AlarmKind.NotificationsWaiting;

    public async Task<IReadOnlyList<AlarmCondition>> LookAsync(CancellationToken ct)
    {
        var seen = rules.Notifications(figures.Waiting);
        return [seen.Holds ? seen with { Example = await callbacks.FirstWaitingAsync(ct) } : seen];
    }
}
