using Microsoft.Data.Sqlite;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>How notifications are written to and read from their row.</summary>
internal static class NotificationSql
{
    internal const string Columns = "n.id, n.transaction_id, n.push_id, n.account_id, n.kind, n.url, n.version, n.state, n.cause, n.event_at, n.due_at, n.tries";

    /// <summary>How many columns that is.</summary>
    internal const int Width = 12;

    private const string InsertSql =
        "INSERT INTO notifications(id, transaction_id, push_id, account_id, kind, url, version, authority, state, cause, event_at, due_at, tries, confirmed) " +
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, 0)";

    /// <summary>
    /// The oldest that wait at one target, due or not. Walks the index of what waits there: the order of a CROSS JOIN is kept.
    /// </summary>
    internal const string WaitingSql =
        $"SELECT {Columns}, {TransactionSql.Columns}, {PushSql.Columns} FROM notifications n " +
        "CROSS JOIN transactions t ON t.id = n.transaction_id CROSS JOIN pushes p ON p.id = n.push_id " +
        "WHERE n.authority = $1 AND n.due_at IS NOT NULL ORDER BY n.due_at, n.id LIMIT $2";

    /// <summary>What waits, by target, when the store is opened.</summary>
    internal const string TargetsSql = "SELECT authority, min(due_at), count(*) FROM notifications WHERE due_at IS NOT NULL GROUP BY authority";

    private const string FollowSql = "UPDATE notifications SET followed_by = $1 WHERE id = $2 AND due_at IS NOT NULL";

    private const string RecordSql = "UPDATE notifications SET tries = $1, confirmed = $2, due_at = $3 WHERE id = $4 AND due_at IS NOT NULL RETURNING authority, followed_by";

    private const string ReleaseSql = "UPDATE notifications SET due_at = event_at WHERE id = $1 RETURNING authority, due_at";

    /// <summary>The last notification of a transaction.</summary>
    internal static long? LastOf(WriteSession session, long transactionId) =>
        (long?)session["SELECT notification_id FROM transactions WHERE id = $1"].Scalar(transactionId);

    /// <param name="earlier">The one before it of the same transaction: while that waits, this one is held.</param>
    internal static void Insert(WriteSession session, ResultNotification notification, long? earlier)
    {
        if (notification.Target.Kind == NotificationKind.Receipt)
        {
            ReceiptSql.Insert(session, notification);
            return;
        }

        var isHeld = earlier is not null && session[FollowSql].Run(notification.Id, earlier) == 1;
        Insert(session, notification, isHeld ? NotificationRow.Held : notification.DueAt.UtcTicks);
        session.News.Add(notification.Authority, isHeld ? null : notification.DueAt.UtcTicks, 1);
    }

    /// <summary>Records what came of a try; the end of one makes the one that it held due.</summary>
    internal static void Record(WriteSession session, NotificationOutcome outcome)
    {
        long? next = outcome.NextAt?.UtcTicks;
        if (Change(session[RecordSql], outcome.Tries, outcome.Confirmed, next, outcome.Notification.Id) is not var (authority, followedBy))
        {
            return;
        }

        session.News.Add(authority, next, next is null ? -1 : 0);
        if (next is null && followedBy is not null && Change(session[ReleaseSql], followedBy) is var (released, dueAt))
        {
            session.News.Add(released, dueAt, 0);
        }
    }

    /// <summary>Runs a change of one row and answers what it returns; null when there was no row to change.</summary>
    private static (string Authority, long? Number)? Change(Statement change, params ReadOnlySpan<object?> values)
    {
        using var row = change.Read(values);
        return row.Read() ? (row.GetString(0), row.LongOrNull(1)) : null;
    }

    private static void Insert(WriteSession session, ResultNotification notification, long dueAt) => session[InsertSql].Run(
        notification.Id,
        notification.TransactionId,
        notification.PushId,
        notification.AccountId,
        (byte)notification.Target.Kind,
        notification.Target.Url.OriginalString,
        notification.Target.PapVersion,
        notification.Authority,
        (byte)notification.State,
        (byte)notification.Cause,
        notification.EventAt.UtcTicks,
        dueAt);

    internal static ResultNotification Read(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        TransactionId = row.GetInt64(1),
        PushId = row.GetInt64(2),
        AccountId = row.GetInt64(3),
        Target = new NotificationTarget((NotificationKind)row.GetByte(4), new Uri(row.GetString(5)), row.GetByte(6)),
        State = (TransactionState)row.GetByte(7),
        Cause = (FailureCause)row.GetByte(8),
        EventAt = row.Instant(9),
        DueAt = row.Instant(10),
        Tries = row.GetInt32(11),
    };
}
