using PushPortal.Domain.Notifications;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Smpp.Server;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>How delivery receipts are written, read and ended.</summary>
internal static class ReceiptSql
{
    /// <summary>An account's oldest. What they tell of the message stands in its rows: the order of a CROSS JOIN is kept.</summary>
    internal const string WaitingSql =
        "SELECT r.id, r.account_id, r.message_id, r.state, r.cause, r.event_at, t.recipient, p.received_at, p.originator, p.data_coding, p.datagram " +
        "FROM smpp_receipts r CROSS JOIN transactions t ON t.id = r.transaction_id CROSS JOIN pushes p ON p.id = r.push_id " +
        "WHERE r.account_id = $1 ORDER BY r.id LIMIT $2";

    private const string Table = "smpp_receipts";

    private static readonly RowSql InsertSql = new(
        "INSERT INTO smpp_receipts(account_id, id, push_id, transaction_id, message_id, state, cause, event_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", Table, 1, 2);

    private static readonly RowSql DeleteSql = new("DELETE FROM smpp_receipts WHERE account_id = $1 AND id = $2", Table, 1, 2);

    /// <summary>Makes the receipt that the ESME asked for; of an adopted group, one for each part.</summary>
    internal static void Insert(WriteSession session, ResultNotification ended)
    {
        if (ended.Target.IsOfParts())
        {
            foreach (var (messageId, wish) in Parts(session, ended.PushId))
            {
                Insert(session, ended, session.Ids.Next(), messageId, wish);
            }

            return;
        }

        var (asked, ownId) = ReceiptTarget.Read(ended.Target);
        Insert(session, ended, ended.Id, ownId ?? ended.PushId, asked);
    }

    internal static void Delete(WriteSession session, long accountId, long id) =>
        session[DeleteSql].Post(accountId, id);

    internal static List<WaitingReceipt> ReadAll(SqlRows row)
    {
        var receipts = new List<WaitingReceipt>();
        while (row.Read())
        {
            receipts.Add(new WaitingReceipt
            {
                Id = row.GetInt64(0),
                AccountId = row.GetInt64(1),
                MessageId = row.GetInt64(2),
                State = (TransactionState)row.GetByte(3),
                Cause = (FailureCause)row.GetByte(4),
                EventAt = row.Instant(5),
                Recipient = row.GetString(6),
                ReceivedAt = row.Instant(7),
                Originator = row.TextOrNull(8),
                DataCoding = row.GetByte(9),
                Datagram = row.GetOctets(10),
            });
        }

        return receipts;
    }

    private static List<(long Id, ReceiptWish Wish)> Parts(WriteSession session, long pushId)
    {
        using var rows = session["SELECT id, receipt FROM smpp_parts WHERE push_id = $1 ORDER BY id"].Read(pushId);
        var parts = new List<(long, ReceiptWish)>();
        while (rows.Read())
        {
            parts.Add((rows.GetInt64(0), (ReceiptWish)rows.GetByte(1)));
        }

        return parts;
    }

    private static void Insert(WriteSession session, ResultNotification ended, long id, long messageId, ReceiptWish wish)
    {
        if (wish.Includes(ended.State))
        {
            session[InsertSql].Post(ended.AccountId, id, ended.PushId, ended.TransactionId, messageId, (byte)ended.State, (byte)ended.Cause, ended.EventAt.UtcTicks);
        }
    }
}
