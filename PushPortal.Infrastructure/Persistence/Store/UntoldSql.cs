using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>
/// How results that were not told are found: by the partial indexes that have them alone, in the order of their final states. $1 to $6 are the earliest and the latest final state, the
/// target, whether it was skipped, and the number of rows; of an account $9 is that. What a filter does not let through is passed over in the index; rows are read of what is answered alone.
/// </summary>
internal static class UntoldSql
{
    private const string Columns =
        "n.transaction_id, n.run, n.id, n.push_id, n.account_id, n.authority, n.state, n.cause, n.event_at, n.tries, n.skipped, n.http_status, n.answer, " +
        "t.recipient, p.initiator_push_id, p.notify_url";

    private const string Keys = "n.event_at, n.transaction_id, n.run";

    private const string Join = "CROSS JOIN notifications n ON n.transaction_id = k.transaction_id AND n.run = k.run CROSS JOIN transactions t ON t.id = n.transaction_id CROSS JOIN pushes p ON p.id = n.push_id";

    private const string All = $"FROM notifications n INDEXED BY {NotificationRow.UntoldIndex} ";

    private const string OfAccount = $"FROM notifications n INDEXED BY {NotificationRow.UntoldOfAccountIndex} ";

    private const string Where =
        "n.due_at IS NULL AND n.confirmed = 0 AND n.event_at >= $1 AND n.event_at <= $2 AND (CAST($3 AS text) IS NULL OR n.authority = $3) AND (CAST($4 AS bigint) IS NULL OR n.skipped = $4)";

    private const string LatestFirst = "ORDER BY n.event_at DESC, n.transaction_id DESC, n.run DESC";

    /// <summary>The bound that the index is entered by is the one scalar, see <see cref="BulkRetryStore"/>.</summary>
    private const string Behind = $"({Keys}) < ($5, $6, $7) {LatestFirst} LIMIT $8";

    private const string Ahead = $"({Keys}) > ($5, $6, $7) ORDER BY {Keys} LIMIT $8";

    internal const string PageSql = $"SELECT {Columns} FROM (SELECT {Keys} {All} WHERE {Where} AND {Behind}) k {Join} {LatestFirst}";

    internal const string PageOfAccountSql = $"SELECT {Columns} FROM (SELECT {Keys} {OfAccount} WHERE n.account_id = $9 AND {Where} AND {Behind}) k {Join} {LatestFirst}";

    internal const string PageBeforeSql = $"SELECT {Columns} FROM ({OldestSql}) k {Join} {LatestFirst}";

    internal const string PageBeforeOfAccountSql = $"SELECT {Columns} FROM ({OldestOfAccountSql}) k {Join} {LatestFirst}";

    internal const string OldestSql = $"SELECT {Keys} {All} WHERE {Where} AND {Ahead}";

    internal const string OldestOfAccountSql = $"SELECT {Keys} {OfAccount} WHERE n.account_id = $9 AND {Where} AND {Ahead}";

    internal const string CountSql = $"SELECT count(*) FROM (SELECT 1 {All} WHERE {Where} LIMIT $5) k";

    internal const string CountOfAccountSql = $"SELECT count(*) FROM (SELECT 1 {OfAccount} WHERE n.account_id = $6 AND {Where} LIMIT $5) k";

    internal static List<UntoldResult> Read(SqlRows rows)
    {
        var found = new List<UntoldResult>();
        while (rows.Read())
        {
            found.Add(new UntoldResult
            {
                Id = new CallbackId(rows.GetInt64(0), rows.GetInt32(1)),
                NotificationId = rows.GetInt64(2),
                PushId = rows.GetInt64(3),
                AccountId = rows.GetInt64(4),
                Authority = rows.GetString(5),
                State = (TransactionState)rows.GetByte(6),
                Cause = (FailureCause)rows.GetByte(7),
                EventAt = rows.Instant(8),
                Tries = rows.GetInt32(9),
                Skipped = rows.GetBoolean(10),
                HttpStatus = rows.IsDBNull(11) ? null : rows.GetInt32(11),
                Answer = rows.TextOrNull(12),
                Recipient = rows.GetString(13),
                InitiatorPushId = rows.GetString(14),
                Url = new Uri(rows.GetString(15)),
            });
        }

        return found;
    }

    internal static List<CallbackPosition> ReadPositions(SqlRows rows)
    {
        var found = new List<CallbackPosition>();
        while (rows.Read())
        {
            found.Add(new CallbackPosition(rows.Instant(0), new CallbackId(rows.GetInt64(1), rows.GetInt32(2))));
        }

        return found;
    }
}
