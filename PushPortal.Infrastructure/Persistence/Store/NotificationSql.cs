using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>How notifications are written to and read from their row.</summary>
internal static class NotificationSql
{
    /// <summary>
    /// Those that wait at one target behind a place, due or not. Walks the index of what waits there: the order of a CROSS JOIN is kept.
    /// </summary>
    internal const string WaitingSql =
        $"SELECT {Columns}, {TransactionSql.Columns}, {PushSql.Columns} FROM notifications n " +
        "CROSS JOIN transactions t ON t.id = n.transaction_id CROSS JOIN pushes p ON p.id = n.push_id " +
        "WHERE n.authority = $1 AND n.due_at IS NOT NULL AND (n.due_at, n.transaction_id, n.run) > ($2, $3, $4) ORDER BY n.due_at, n.transaction_id, n.run LIMIT $5";

    /// <summary>What waits, by target, when the store is opened.</summary>
    internal const string TargetsSql = "SELECT authority, min(due_at), count(*) FROM notifications WHERE due_at IS NOT NULL GROUP BY authority";

    /// <summary>As a condition on one row of which the key is given. PostgreSQL's planner, which knows tables from when they were small, must not take it for that of the index of all that wait.</summary>
    internal const string Waits = "coalesce(due_at, -1) >= 0";

    internal const string Table = "notifications";

    private const string Columns = "n.id, n.transaction_id, n.run, n.push_id, n.account_id, n.state, n.cause, n.event_at, n.due_at, n.tries, n.asked_at";

    /// <summary>How many columns that is.</summary>
    private const int Width = 11;

    private static readonly RowSql InsertSql = new(
        "INSERT INTO notifications(transaction_id, run, id, push_id, account_id, authority, state, cause, event_at, due_at, tries, confirmed, followed) " +
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, 0)",
        Table,
        1,
        2);

    /// <summary>The latest of the earlier runs' that has not ended, which usually is that of the run before.</summary>
    private const string FollowSql =
        "UPDATE notifications SET followed = 1 WHERE transaction_id = $1 AND run = (SELECT max(run) FROM notifications WHERE transaction_id = $1 AND run < $2 AND due_at IS NOT NULL)";

    private static readonly RowSql ConfirmSql = new(
        "UPDATE notifications SET tries = 1, confirmed = 1, due_at = NULL, confirmed_at = $1, http_status = $2, answer = $3 " +
        $"WHERE transaction_id = $4 AND run = $5 AND {Waits} AND followed = 0",
        Table,
        4,
        5)
    { IsSure = true };

    private const string RecordSql = $"{SetOutcome} RETURNING followed";

    /// <summary>Where it is known that it waits, and none for it.</summary>
    private static readonly RowSql RecordAloneSql = new($"{SetOutcome} AND followed = 0", Table, 7, 8) { IsSure = true };

    private const string SetOutcome =
        "UPDATE notifications SET tries = $1, confirmed = $2, due_at = $3, skipped = $4, http_status = $5, answer = $6 " +
        $"WHERE transaction_id = $7 AND run = $8 AND {Waits}";

    private const string ReleaseSql =
        "UPDATE notifications SET due_at = coalesce(asked_at, event_at) WHERE transaction_id = $1 " +
        "AND run = (SELECT min(run) FROM notifications WHERE transaction_id = $1 AND run > $2 AND due_at = $3) RETURNING authority, due_at";

    /// <summary>While the notification of an earlier run waits, this one is held.</summary>
    /// <param name="due">With its transaction and push, when these are at hand.</param>
    internal static void Insert(WriteSession session, ResultNotification notification, DueNotification? due = null)
    {
        if (notification.Target.Kind == NotificationKind.Receipt)
        {
            ReceiptSql.Insert(session, notification);
            return;
        }

        var isHeld = notification.Run > 1 && Follow(session, notification.TransactionId, notification.Run);
        Insert(session, notification, isHeld ? NotificationRow.Held : notification.DueAt.UtcTicks);
        if (due is { } fresh && !isHeld)
        {
            session.News.Add(notification.Authority, fresh);
        }
        else
        {
            session.News.Add(notification.Authority, isHeld ? null : notification.DueAt.UtcTicks, 1);
        }
    }

    /// <summary>
    /// Records what came of a try; the end of one makes the one that it held due. Answers whether history needs a line for it: the row of one that was confirmed
    /// by its first try says all that a line would, and an outcome that is recorded already says nothing new.
    /// </summary>
    internal static bool Record(WriteSession session, NotificationOutcome outcome)
    {
        var notification = outcome.Notification;
        var answer = outcome.Entry.Details as TimelineDetails.NotificationTried;
        if (outcome is { Confirmed: true, Tries: 1 } && Confirm(session, notification, outcome.Entry.At.UtcTicks, answer))
        {
            session.News.Add(notification.Authority, null, -1);
            Count(session, outcome);
            return false;
        }

        var next = outcome.NextAt?.UtcTicks;
        if (Write(session, outcome, next, answer) is not { } followed)
        {
            return false;
        }

        session.News.Add(notification.Authority, next, next is null ? -1 : 0);
        if (next is null)
        {
            Count(session, outcome);
        }

        if (next is null && followed == 1)
        {
            Release(session, notification.TransactionId, notification.Run);
        }

        return true;
    }

    /// <summary>Says what <see cref="Record"/> is going to ask.</summary>
    internal static void Foresee(AskedAhead questions, NotificationOutcome outcome) => questions.Notifications.Add((outcome.Notification.TransactionId, outcome.Notification.Run));

    /// <summary>Lets the one of a run wait for those of earlier runs; false when all of these have ended.</summary>
    internal static bool Follow(WriteSession session, long transactionId, int run)
    {
        session.Known.Forget(transactionId);
        return session[FollowSql].Run(transactionId, run) == 1;
    }

    /// <param name="authority">That of its row, which may have been the endpoint's at another time.</param>
    internal static DueNotification Read(SqlRows row, string authority)
    {
        var push = PushSql.Read(row, Width + TransactionSql.Width);
        return new DueNotification(Read(row, push, authority), TransactionSql.Read(row, Width), push);
    }

    /// <summary>Answers whether it waited, and none for it.</summary>
    private static bool Confirm(WriteSession session, ResultNotification notification, long at, TimelineDetails.NotificationTried? answer)
    {
        ReadOnlySpan<SqlValue> values = [at, answer?.HttpStatus, answer?.Answer, notification.TransactionId, notification.Run];
        if (!session.Known.Waits(notification.TransactionId, notification.Run))
        {
            return session[ConfirmSql].Run(values) == 1;
        }

        session[ConfirmSql].Post(values);
        session.Known.Forget(notification.TransactionId);
        return true;
    }

    /// <summary>Answers whether another waits for it, as 0 or 1; null when it had ended before.</summary>
    private static long? Write(WriteSession session, NotificationOutcome outcome, long? next, TimelineDetails.NotificationTried? answer)
    {
        var notification = outcome.Notification;
        ReadOnlySpan<SqlValue> values = [outcome.Tries, outcome.Confirmed, next, outcome.Skipped, answer?.HttpStatus, answer?.Answer, notification.TransactionId, notification.Run];
        if (!session.Known.Waits(notification.TransactionId, notification.Run))
        {
            return session[RecordSql].Number(values);
        }

        session[RecordAloneSql].Post(values);
        if (next is null)
        {
            session.Known.Forget(notification.TransactionId);
        }

        return 0;
    }

    private static void Count(WriteSession session, NotificationOutcome outcome) => session.Counts.Add(
        outcome.Notification.AccountId,
        Hours.Of(outcome.Entry.At),
        outcome.Confirmed ? CountKind.Told : outcome.Skipped ? CountKind.Skipped : CountKind.GivenUp,
        1);

    private static void Release(WriteSession session, long transactionId, int run)
    {
        using var released = session[ReleaseSql].Read(transactionId, run, NotificationRow.Held);
        if (released.Read())
        {
            session.News.Add(released.GetString(0), released.GetInt64(1), 0);
        }
    }

    private static void Insert(WriteSession session, ResultNotification notification, long dueAt) => session[InsertSql].Post(
        notification.TransactionId,
        notification.Run,
        notification.Id,
        notification.PushId,
        notification.AccountId,
        notification.Authority,
        (byte)notification.State,
        (byte)notification.Cause,
        notification.EventAt.UtcTicks,
        dueAt);

    private static ResultNotification Read(SqlRows row, Push push, string authority) => new()
    {
        Id = row.GetInt64(0),
        TransactionId = row.GetInt64(1),
        Run = row.GetInt32(2),
        PushId = row.GetInt64(3),
        AccountId = row.GetInt64(4),
        Target = push.Notify!,
        State = (TransactionState)row.GetByte(5),
        Cause = (FailureCause)row.GetByte(6),
        EventAt = row.Instant(7),
        DueAt = row.Instant(8),
        Tries = row.GetInt32(9),
        AskedAt = row.InstantOrNull(10),
        Authority = authority,
    };
}
