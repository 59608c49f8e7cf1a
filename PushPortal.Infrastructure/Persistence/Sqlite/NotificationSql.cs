using Microsoft.Data.Sqlite;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

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

    internal static void Insert(WriteSession session, ResultNotification notification)
    {
        if (notification.Target.Kind == NotificationKind.Receipt)
        {
            ReceiptSql.Insert(session, notification);
            return;
        }

        session[InsertSql].Run(
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
            notification.DueAt.UtcTicks);
    }

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
