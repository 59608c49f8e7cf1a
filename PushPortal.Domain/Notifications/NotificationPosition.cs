namespace PushPortal.Domain.Notifications;

/// <summary>A place in the order in which a target's notifications are read: by when they are due, then by transaction and run.</summary>
public readonly record struct NotificationPosition(DateTimeOffset DueAt, long TransactionId, int Run)
{
    /// <summary>Before all others.</summary>
    public static NotificationPosition First => new(DateTimeOffset.MinValue, 0, 0);

    public bool StandsBehind(NotificationPosition other) => (DueAt, TransactionId, Run).CompareTo((other.DueAt, other.TransactionId, other.Run)) > 0;
}
