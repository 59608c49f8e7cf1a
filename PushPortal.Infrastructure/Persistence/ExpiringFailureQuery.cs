using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Enquiries;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>
/// Failures whose initiator gave their end itself, in the order of these ends. They have no counts: the entries of an index between two ends are gone through, which
/// answers all that a filter asks.
/// </summary>
internal static class ExpiringFailureQuery
{
    private const string FromSql =
        $"FROM transactions INDEXED BY {TransactionRow.ExpiringFailuresIndex} WHERE {TransactionRow.IsFailedWithEnd} AND expires_at >= $from AND expires_at < $to " +
        "AND updated_at >= $first AND updated_at < $end AND ($account = 0 OR account_id = $account)";

    internal static readonly string CountSql = CountOfSql("");

    internal static IQueryable<CountQuery.KindSum> ExpiringFailureCounts(this PortalDbContext db, FailureFilter filter, ExpiryRange expiry) =>
        db.Database.SqlQueryRaw<CountQuery.KindSum>(db.Sql(filter.Link is null ? CountSql : CountOfSql(OfLink(filter))), Parameters(db, filter, expiry.From, expiry.To));

    /// <param name="kinds">Those that the filter takes.</param>
    internal static IQueryable<TransactionRow> ExpiringFailures(
        this PortalDbContext db, FailureFilter filter, ExpiryRange expiry, IEnumerable<FailureKind> kinds, PageEdge<FailurePosition>? edge, int limit)
    {
        var (isBack, at) = (edge?.IsBefore == true, edge?.At ?? new FailurePosition(expiry.From, 0));
        var end = isBack && at.At < expiry.To ? at.At.AddTicks(1) : expiry.To;
        return db.Transactions
            .FromSqlRaw(
                db.Sql(PageSql(kinds, OfLink(filter), isBack)),
                [.. Parameters(db, filter, isBack ? expiry.From : at.At, end), db.Parameter("$at", at.At.UtcTicks), db.Parameter("$id", at.TransactionId), db.Parameter("$limit", limit)])
            .AsNoTracking();
    }

    /// <summary>Kinds as rows of numbers.</summary>
    internal static string ValuesOf(IEnumerable<FailureKind> kinds) =>
        string.Join(',', kinds.Select(kind => string.Create(CultureInfo.InvariantCulture, $"({(int)kind.State},{(int)kind.Cause})")));

    private static string CountOfSql(string ofLink) => string.Create(
        CultureInfo.InvariantCulture, $"SELECT {CountKind.FirstFailure} + state * {CountKind.CausesOfState} + cause AS \"Kind\", count(*) AS \"Sum\" {FromSql}{ofLink} GROUP BY 1");

    /// <summary>The index does not have the link: rows are read for it.</summary>
    private static string OfLink(FailureFilter filter) => filter.Link is null ? "" : " AND link IS NOT DISTINCT FROM $link";

    /// <summary>Put together of numbers and constants alone; what is asked for by text stands in parameters.</summary>
    private static string PageSql(IEnumerable<FailureKind> kinds, string ofLink, bool isBack)
    {
        var (beyond, order) = isBack ? ("<", " DESC") : (">", "");
        return $"SELECT t.* FROM (SELECT id, expires_at {FromSql} AND (expires_at, id) {beyond} ($at, $id) AND (state, cause) IN (VALUES {ValuesOf(kinds)}){ofLink} ORDER BY expires_at{order}, id{order} LIMIT $limit) f " +
            $"JOIN transactions t ON t.id = f.id ORDER BY t.expires_at{order}, t.id{order} LIMIT $limit";
    }

    private static object[] Parameters(PortalDbContext db, FailureFilter filter, DateTimeOffset from, DateTimeOffset to) =>
    [
        db.Parameter("$from", from.UtcTicks),
        db.Parameter("$to", to.UtcTicks),
        db.Parameter("$first", filter.From?.UtcTicks ?? 0),
        db.Parameter("$end", filter.To?.UtcTicks ?? long.MaxValue),
        db.Parameter("$account", filter.AccountId ?? 0),
        .. filter.Link is { } link ? [db.Parameter("$link", LinkFailureQuery.ValueOf(link))] : Array.Empty<object>(),
    ];
}
