using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Moves transactions on, each with its line of history, its notification and its counts.</summary>
/// <param name="isRequested">Whether somebody asks for it and can ask again, rather than that it has happened.</param>
internal sealed class ApplyOperation(IReadOnlyList<TransactionChange> changes, bool isRequested = false) : WriteOperation<IReadOnlyList<bool>>
{
    internal override bool FailsAtOnce => isRequested;

    internal override void Foresee(AskedAhead questions)
    {
        foreach (var change in changes)
        {
            questions.Transactions.Add(change.Before.Id);
        }
    }

    internal override void Execute(WriteSession session)
    {
        var made = new bool[changes.Count];
        for (var at = 0; at < made.Length; at++)
        {
            made[at] = Apply(session, changes[at]);
        }

        Result = made;
    }

    /// <summary>Answers whether the transaction was still at the version that the change was computed from.</summary>
    internal static bool Apply(WriteSession session, TransactionChange change)
    {
        var (before, after) = (change.Before, change.After);
        if (!TransactionSql.Update(session, before, after))
        {
            return false;
        }

        if (change.Entry is { } entry)
        {
            TimelineSql.Insert(session, entry);
        }

        if (change.Notification is { } notification)
        {
            NotificationSql.Insert(session, notification, change.Push is { } push ? new DueNotification(notification, after, push) : null);
        }

        Count(session, change);
        if (before.State != after.State)
        {
            Tally(session, before, after);
        }

        return true;
    }

    /// <summary>When the push came, or was to be delivered at the earliest.</summary>
    private static DateTimeOffset BeginOf(TransactionChange change)
    {
        var received = IdSequence.MadeAt(change.After.PushId);
        return change.Push?.DeliverAfter is { } after && after > received ? after : received;
    }

    private static void Count(WriteSession session, TransactionChange change)
    {
        var (before, after) = (change.Before, change.After);
        if (before.Step != TransactionStep.None)
        {
            session.Counts.Add(before.AccountId, 0, CountKind.Step + (int)before.Step, -1);
        }

        if (after.Step != TransactionStep.None)
        {
            session.Counts.Add(after.AccountId, 0, CountKind.Step + (int)after.Step, 1);
        }

        if (after.State.IsFinal())
        {
            CountEnd(session, change);
        }

        session.Counts.AddFailure(before, -1);
        session.Counts.AddFailure(after, 1);
    }

    /// <summary>In the hour of its end, by account and by the link that answered last.</summary>
    private static void CountEnd(WriteSession session, TransactionChange change)
    {
        var after = change.After;
        var link = after.Link ?? "";
        session.Counts.Happened(after.AccountId, after.UpdatedAt, (int)after.State);
        session.Links.Ended(link, after.UpdatedAt, after.State, link.Length == 0 ? 0 : after.Segments);
        if (after.State == TransactionState.Delivered)
        {
            var took = CountKind.DeliveryTime + DeliveryTimes.ClassOf(after.UpdatedAt - BeginOf(change));
            session.Counts.Happened(after.AccountId, after.UpdatedAt, took);
            session.Links.Took(link, after.UpdatedAt, took);
        }
    }

    /// <summary>Keeps the push's own sums and those of its slice, so that a list needs no look at its transactions.</summary>
    private static void Tally(WriteSession session, Transaction before, Transaction after)
    {
        var delivered = One(after.State == TransactionState.Delivered) - One(before.State == TransactionState.Delivered);
        var failed = One(after.State.IsFailed()) - One(before.State.IsFailed());
        session.Tallies.Add(after.PushId, delivered, failed);
    }

    private static int One(bool holds) => holds ? 1 : 0;
}
