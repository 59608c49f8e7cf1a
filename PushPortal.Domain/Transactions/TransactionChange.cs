using PushPortal.Domain.Notifications;

namespace PushPortal.Domain.Transactions;

/// <summary>One step of a transaction, with its line of history and, when it is final, the notification: all in one commit, or none.</summary>
public sealed record TransactionChange
{
    /// <summary>What the change was computed from; the store makes it only while this version stands.</summary>
    public required Transaction Before { get; init; }

    public required Transaction After { get; init; }

    public required TimelineEntry Entry { get; init; }

    public ResultNotification? Notification { get; init; }
}
