using PushPortal.Domain.Alarms;
using PushPortal.Domain.Notifications;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>The result notifications that wait.</summary>
internal sealed class NotificationAlarms(NotificationFigures figures, AlarmRules rules) : IAlarmSource
{
    public AlarmKind Kind => AlarmKind.NotificationsWaiting;

    public Task<IReadOnlyList<AlarmCondition>> LookAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<AlarmCondition>>([rules.Notifications(figures.Waiting)]);
}
