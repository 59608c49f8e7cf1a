namespace PushPortal.Domain.Notifications;

/// <summary>The notifications that wait for their initiators, durable like the pushes themselves.</summary>
public interface INotificationStore
{
    /// <summary>Those that are due and not under way, oldest first.</summary>
    Task<IReadOnlyList<DueNotification>> DueAsync(DateTimeOffset now, IReadOnlySet<long> underWay, int limit, CancellationToken ct);

    Task<DateTimeOffset?> NextDueAsync(CancellationToken ct);

    /// <summary>Records a try, with its line of history, in one commit.</summary>
    Task RecordAsync(NotificationOutcome outcome, CancellationToken ct);
}
