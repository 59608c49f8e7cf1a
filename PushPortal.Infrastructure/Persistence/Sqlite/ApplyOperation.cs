using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>Moves transactions on, each with its line of history, its notification and its counts.</summary>
internal sealed class ApplyOperation(IReadOnlyList<TransactionChange> changes) : WriteOperation<IReadOnlyList<bool>>
{
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
        var earlier = change.Notification is not null && after.Run > 1 ? NotificationSql.LastOf(session, after.Id) : null;
        if (!TransactionSql.Update(session, before, after, change.Notification?.Id))
        {
            return false;
        }

        TimelineSql.Insert(session, change.Entry);
        if (change.Notification is { } notification)
        {
            NotificationSql.Insert(session, notification, earlier);
        }

        Count(session, before, after);
        if (before.State != after.State)
        {
            Tally(session, before, after);
        }

        return true;
    }

    private static void Count(WriteSession session, Transaction before, Transaction after)
    {
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
            session.Counts.Add(after.AccountId, Hours.Of(after.UpdatedAt), (int)after.State, 1);
        }
    }

    /// <summary>Keeps the push's own sums and those of its slice, so that a list needs no look at its transactions.</summary>
    private static void Tally(WriteSession session, Transaction before, Transaction after)
    {
        var delivered = One(after.State == TransactionState.Delivered) - One(before.State == TransactionState.Delivered);
        var failed = One(after.State.IsFailed()) - One(before.State.IsFailed());
        using var push = session["UPDATE pushes SET delivered = delivered + $1, failed = failed + $2 WHERE id = $3 RETURNING recipients, delivered, failed"].Read(delivered, failed, after.PushId);
        if (push.Read())
        {
            var (ended, lost) = (push.GetInt32(1), push.GetInt32(2));
            session.Slices.Moved(after.PushId, after.AccountId, push.GetInt32(0), (ended - delivered, lost - failed), (ended, lost));
        }
    }

    private static int One(bool holds) => holds ? 1 : 0;
}
