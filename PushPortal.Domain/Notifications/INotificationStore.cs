namespace PushPortal.Domain.Notifications;

/// <summary>The notifications that wait for their initiators, durable like the pushes themselves.</summary>
public interface INotificationStore
{
    /// <summary>Those that are due, oldest first.</summary>
    /// <param name="underWay">Left out: they are being sent.</param>
    /// <param name="busy">Targets (<see cref="ResultNotification.Authority"/>) that take no more now; what is for them is left out.</param>
    Task<IReadOnlyList<DueNotification>> DueAsync(DateTimeOffset now, IReadOnlyCollection<long> underWay, IReadOnlyCollection<string> busy, int limit, CancellationToken ct);

    /// <summary>When the next one falls due after <paramref name="now"/>; null when there is none.</summary>
    Task<DateTimeOffset?> NextDueAsync(DateTimeOffset now, CancellationToken ct);

    /// <summary>Records a try, with its line of history, in one commit.</summary>
    Task RecordAsync(NotificationOutcome outcome, CancellationToken ct);
}
