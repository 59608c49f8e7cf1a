using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Transactions;

/// <summary>
/// The whole history of a transaction. Of its lines only those are stored that say what nothing else says: that it was accepted stands in the push, and when
/// it came to the SMSC in the line that ended its stay there.
/// </summary>
public static class Timeline
{
    /// <summary>The stay at the SMSC that goes on; null when it is not there.</summary>
    public static HandOver? HandedOver(this Transaction transaction) =>
        transaction is { Step: TransactionStep.Suspended, SubmissionId: { } submission } ? new HandOver(transaction.UpdatedAt, submission, transaction.Tries) : null;

    /// <param name="stored">Lines in the order in which they were stored, which is theirs even when the clock was set.</param>
    /// <param name="confirmed">The confirmations of results, which are stored apart.</param>
    /// <returns>All lines, oldest first.</returns>
    public static IReadOnlyList<TimelineEntry> Of(Push push, Transaction transaction, IReadOnlyList<TimelineEntry> stored, IEnumerable<TimelineEntry> confirmed)
    {
        // Stores of earlier versions have these lines too; and one that was handed over again has a line that says so.
        var handed = stored.Where(entry => entry.Kind is TimelineKind.HandedToSmsc or TimelineKind.HandedOverAgain).Select(entry => entry.At).ToHashSet();
        var lines = new List<TimelineEntry>(stored.Count + 4);
        if (!stored.Any(entry => entry.Kind is TimelineKind.Accepted or TimelineKind.AcceptedForLater or TimelineKind.Rejected))
        {
            lines.Add(Accepted(push, transaction.Id));
        }

        foreach (var entry in stored)
        {
            if (entry.HandedOver is { } ended && handed.Add(ended.At))
            {
                lines.Add(Line(transaction.Id, ended));
            }

            lines.Add(entry);
        }

        if (transaction.HandedOver() is { } going && handed.Add(going.At))
        {
            lines.Add(Line(transaction.Id, going));
        }

        foreach (var confirmation in confirmed)
        {
            lines.Insert(lines.FindLastIndex(entry => entry.At <= confirmation.At) is >= 0 and var before ? before + 1 : lines.Count, confirmation);
        }

        return lines;
    }

    private static TimelineEntry Accepted(Push push, long transactionId)
    {
        var deferred = push.DeliverAfter > push.ReceivedAt;
        return new TimelineEntry
        {
            TransactionId = transactionId,
            At = push.ReceivedAt,
            Kind = deferred ? TimelineKind.AcceptedForLater : TimelineKind.Accepted,
            State = TransactionState.Pending,
            Step = deferred ? TransactionStep.Deferred : TransactionStep.Queued,
        };
    }

    private static TimelineEntry Line(long transactionId, HandOver handed) => new()
    {
        TransactionId = transactionId,
        At = handed.At,
        Kind = TimelineKind.HandedToSmsc,
        State = TransactionState.Pending,
        Step = TransactionStep.Suspended,
        Details = new TimelineDetails.HandOver(handed.SubmissionId, handed.Try),
    };
}
