using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Enquiries;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>
/// Failures in the order of their ends. Each kind (state and cause) is a range of an index in that order; a page is the first rows of each range, merged. The
/// kinds that there are come from the counts, so that a page of one rare kind costs no more than one of the most frequent.
/// </summary>
internal static class FailureQuery
{
    internal static IQueryable<TransactionRow> Failures(this PortalDbContext db, FailureFilter filter, IEnumerable<FailureKind> kinds, PageEdge<FailurePosition>? edge, int limit)
    {
        var (isBack, at) = (edge?.IsBefore == true, edge?.At);
        return db.Transactions
            .FromSqlRaw(
                db.Sql(PageSql(filter, kinds, isBack)),
                db.Parameter("$account", filter.AccountId ?? 0),
                // The bound that the index is entered by: beside a pair the engine would begin at the range's own end again.
                db.Parameter("$first", Math.Max(filter.From?.UtcTicks ?? 0, isBack ? at!.Value.At.UtcTicks : 0)),
                db.Parameter("$end", Math.Min(filter.To?.UtcTicks ?? long.MaxValue, isBack ? long.MaxValue : (at?.At.UtcTicks ?? long.MaxValue - 1) + 1)),
                db.Parameter("$endedAt", at?.At.UtcTicks ?? long.MaxValue),
                db.Parameter("$id", at?.TransactionId ?? long.MaxValue),
                db.Parameter("$limit", limit))
            .AsNoTracking();
    }

    /// <summary>Put together of numbers and constants alone; what is asked for by text stands in parameters.</summary>
    private static string PageSql(FailureFilter filter, IEnumerable<FailureKind> kinds, bool isBack)
    {
        var order = isBack ? "" : " DESC";
        var ranges = kinds.Select(kind => $"SELECT * FROM ({OfKind(filter, kind, isBack ? ">" : "<", order)} LIMIT $limit) k");
        return $"SELECT t.* FROM ({string.Join(" UNION ALL ", ranges)}) f JOIN transactions t ON t.id = f.id ORDER BY t.updated_at{order}, t.id{order} LIMIT $limit";
    }

    private static string OfKind(FailureFilter filter, FailureKind kind, string beyond, string order)
    {
        var (index, account) = filter.AccountId is null ? (TransactionRow.FailuresIndex, "") : (TransactionRow.FailuresOfAccountIndex, "account_id = $account AND ");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT id, updated_at FROM transactions INDEXED BY {index} WHERE {account}state = {(int)kind.State} AND cause = {(int)kind.Cause} AND {TransactionRow.IsFailed} " +
            $"AND updated_at >= $first AND updated_at < $end AND (updated_at, id) {beyond} ($endedAt, $id) ORDER BY updated_at{order}, id{order}");
    }
}
