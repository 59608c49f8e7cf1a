using System.Text.Json;
using PushPortal.Domain.Retries;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>How bulk retries are written to and read from their rows.</summary>
internal static class BulkRetrySql
{
    private const string Columns =
        "id, owner_id, made_by, filter, planned_at, deliver_before, status, waiting, retried, changed, deadline_passed, not_retryable, kinds, reason, rate, started_at, ended_at, changed_by";

    internal const string FindSql = $"SELECT {Columns} FROM bulk_retries WHERE id = $1";

    internal const string RunningSql = $"SELECT {Columns} FROM bulk_retries INDEXED BY bulk_retries_running WHERE status = 2 ORDER BY id";

    /// <summary>Plans that are being made are nobody's yet.</summary>
    internal const string PageSql = $"SELECT {Columns} FROM bulk_retries WHERE id < $1 AND status > 0 ORDER BY id DESC LIMIT $2";

    internal const string PageOfOwnerSql = $"SELECT {Columns} FROM bulk_retries WHERE id < $1 AND status > 0 AND owner_id = $3 ORDER BY id DESC LIMIT $2";

    internal const string PageBeforeSql = $"SELECT {Columns} FROM (SELECT {Columns} FROM bulk_retries WHERE id > $1 AND status > 0 ORDER BY id LIMIT $2) b ORDER BY id DESC";

    internal const string PageBeforeOfOwnerSql =
        $"SELECT {Columns} FROM (SELECT {Columns} FROM bulk_retries WHERE id > $1 AND status > 0 AND owner_id = $3 ORDER BY id LIMIT $2) b ORDER BY id DESC";

    private const string ItemColumns = "transaction_id, version, outcome";

    private const string Items = $"SELECT {ItemColumns} FROM bulk_retry_items WHERE bulk_retry_id = $1";

    private const string Behind = "AND transaction_id > $2 ORDER BY transaction_id LIMIT $3";

    private const string Before = "AND transaction_id < $2 ORDER BY transaction_id DESC LIMIT $3";

    internal const string ItemsSql = $"{Items} {Behind}";

    internal const string ItemsBeforeSql = $"SELECT {ItemColumns} FROM ({Items} {Before}) i ORDER BY transaction_id";

    private const string OfOutcome = $"SELECT {ItemColumns} FROM bulk_retry_items INDEXED BY bulk_retry_items_by_outcome WHERE bulk_retry_id = $1 AND outcome = $4";

    internal const string ItemsOfOutcomeSql = $"{OfOutcome} {Behind}";

    internal const string ItemsBeforeOfOutcomeSql = $"SELECT {ItemColumns} FROM ({OfOutcome} {Before}) i ORDER BY transaction_id";

    private const string InsertSql =
        $"INSERT INTO bulk_retries({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)";

    internal static void Insert(WriteSession session, BulkRetry plan) => session[InsertSql].Post(
        plan.Id,
        plan.OwnerId,
        plan.By,
        plan.Filter is null ? null : JsonSerializer.Serialize(plan.Filter, StoredJson.Default.FailureFilter),
        plan.PlannedAt.UtcTicks,
        plan.DeliverBefore?.UtcTicks,
        (byte)plan.Status,
        plan.Counts.Waiting,
        plan.Counts.Retried,
        plan.Counts.Changed,
        plan.Counts.DeadlinePassed,
        plan.Counts.NotRetryable,
        Kinds(plan),
        plan.Reason,
        plan.Rate,
        plan.StartedAt?.UtcTicks,
        plan.EndedAt?.UtcTicks,
        plan.ChangedBy);

    internal static string Kinds(BulkRetry plan) => JsonSerializer.Serialize(plan.Kinds, StoredJson.Default.IReadOnlyListBulkRetryKind);

    internal static List<BulkRetry> Read(SqlRows rows)
    {
        var found = new List<BulkRetry>();
        while (rows.Read())
        {
            found.Add(new BulkRetry
            {
                Id = rows.GetInt64(0),
                OwnerId = rows.LongOrNull(1),
                By = rows.GetString(2),
                Filter = rows.TextOrNull(3) is { } filter ? JsonSerializer.Deserialize(filter, StoredJson.Default.FailureFilter) : null,
                PlannedAt = rows.Instant(4),
                DeliverBefore = rows.InstantOrNull(5),
                Status = (BulkRetryStatus)rows.GetByte(6),
                Counts = new BulkRetryCounts(rows.GetInt32(7), rows.GetInt32(8), rows.GetInt32(9), rows.GetInt32(10), rows.GetInt32(11)),
                Kinds = JsonSerializer.Deserialize(rows.GetString(12), StoredJson.Default.IReadOnlyListBulkRetryKind)!,
                Reason = rows.TextOrNull(13),
                Rate = rows.GetInt32(14),
                StartedAt = rows.InstantOrNull(15),
                EndedAt = rows.InstantOrNull(16),
                ChangedBy = rows.TextOrNull(17),
            });
        }

        return found;
    }

    internal static List<BulkRetryItem> ReadItems(SqlRows rows)
    {
        var items = new List<BulkRetryItem>();
        while (rows.Read())
        {
            items.Add(new BulkRetryItem(rows.GetInt64(0), rows.GetInt32(1), (BulkRetryOutcome)rows.GetByte(2)));
        }

        return items;
    }
}
