using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Transactions;

/// <summary>One step of a transaction, with its line of history and, when it is final, the notification: all in one commit, or none.</summary>
public sealed record TransactionChange
{
    /// <summary>What the change was computed from; the store makes it only while this version stands.</summary>
    public required Transaction Before { get; init; }

    public required Transaction After { get; init; }

    /// <summary>Null for a step that history knows from elsewhere, see <see cref="HandOver"/>.</summary>
    public TimelineEntry? Entry { get; init; }

    public ResultNotification? Notification { get; init; }

    /// <summary>Whose transaction it is, when that is at hand: the notification then needs no reading.</summary>
    public Push? Push { get; init; }
}
