using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Enquiries;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>
/// Failures whose last run ended on one link, in the order of their ends. They have no counts by cause: the entries of an index between two ends are gone through, which
/// answers all that a filter asks.
/// </summary>
internal static class LinkFailureQuery
{
    private const string FromSql =
        $"FROM transactions INDEXED BY {TransactionRow.FailuresOfLinkIndex} WHERE {TransactionRow.IsFailed} AND link IS NOT DISTINCT FROM $link AND updated_at >= $first AND updated_at < $end " +
        "AND ($account = 0 OR account_id = $account)";

    internal static readonly string CountSql = string.Create(
        CultureInfo.InvariantCulture, $"SELECT {CountKind.FirstFailure} + state * {CountKind.CausesOfState} + cause AS \"Kind\", count(*) AS \"Sum\" {FromSql} GROUP BY 1");

    internal static IQueryable<CountQuery.KindSum> LinkFailureCounts(this PortalDbContext db, FailureFilter filter, string link) =>
        db.Database.SqlQueryRaw<CountQuery.KindSum>(db.Sql(CountSql), Parameters(db, filter, link, null));

    /// <param name="kinds">Those that the filter takes.</param>
    internal static IQueryable<TransactionRow> LinkFailures(
        this PortalDbContext db, FailureFilter filter, string link, IEnumerable<FailureKind> kinds, PageEdge<FailurePosition>? edge, int limit)
    {
        var (isBack, at) = (edge?.IsBefore == true, edge?.At);
        return db.Transactions
            .FromSqlRaw(
                db.Sql(PageSql(kinds, isBack)),
                [
                    .. Parameters(db, filter, link, edge),
                    db.Parameter("$endedAt", at?.At.UtcTicks ?? long.MaxValue),
                    db.Parameter("$id", at?.TransactionId ?? long.MaxValue),
                    db.Parameter("$limit", limit),
                ])
            .AsNoTracking();
    }

    /// <summary>A link as its column has it: of none there is nothing.</summary>
    internal static string? ValueOf(string link) => link.Length == 0 ? null : link;

    /// <summary>Put together of numbers and constants alone; what is asked for by text stands in parameters.</summary>
    private static string PageSql(IEnumerable<FailureKind> kinds, bool isBack)
    {
        var (beyond, order) = isBack ? (">", "") : ("<", " DESC");
        return $"SELECT t.* FROM (SELECT id, updated_at {FromSql} AND (updated_at, id) {beyond} ($endedAt, $id) AND (state, cause) IN (VALUES {ExpiringFailureQuery.ValuesOf(kinds)}) " +
            $"ORDER BY updated_at{order}, id{order} LIMIT $limit) f JOIN transactions t ON t.id = f.id ORDER BY t.updated_at{order}, t.id{order} LIMIT $limit";
    }

    private static object[] Parameters(PortalDbContext db, FailureFilter filter, string link, PageEdge<FailurePosition>? edge) =>
    [
        db.Parameter("$link", ValueOf(link)),
        // The bound that the index is entered by: beside a pair the engine would begin at the range's own end again.
        db.Parameter("$first", Math.Max(filter.From?.UtcTicks ?? 0, edge is { IsBefore: true } newer ? newer.At.At.UtcTicks : 0)),
        db.Parameter("$end", Math.Min(filter.To?.UtcTicks ?? long.MaxValue, edge is { IsBefore: false } older ? older.At.At.UtcTicks + 1 : long.MaxValue)),
        db.Parameter("$account", filter.AccountId ?? 0),
    ];
}
