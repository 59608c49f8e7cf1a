using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>
/// Lists by account and status as walks over the slices: those that have nothing to show are passed over by their sums, and of the others the pushes are read.
/// Written by hand, because the order of the loops is what makes it fast: CROSS JOIN keeps it. The plus in <c>+p.id DESC</c> makes the database read a slice
/// forwards and sort what it found: read backwards, a file that is not in memory comes page by page, which takes five times as long.
/// </summary>
internal static class PushSliceQuery
{
    /// <summary>The slices of $account that can have ids from $low to below $high.</summary>
    internal static readonly string Slices =
        "s.account_id = $account AND s.first_id < $high " +
        $"AND s.first_id >= coalesce((SELECT max(f.first_id) FROM push_slices f WHERE f.account_id = {PushSliceRow.AllAccounts} AND f.first_id <= $low), 0)";

    private static readonly string OfAccount = $"($account = {PushSliceRow.AllAccounts} OR p.account_id = $account)";

    /// <summary>The page's pushes in the direction of the page. The filter names neither a push-id, a recipient, a trace id nor a tag. With a link the pushes of that time are looked through for those that ended on it.</summary>
    internal static IQueryable<PushRow> InSlices(this PortalDbContext db, PushFilter filter, int limit) =>
        db.Pushes.FromSqlRaw(db.Sql(PageSql(filter)), db.Values(filter, limit)).AsNoTracking();

    private static string PageSql(PushFilter filter)
    {
        var (sum, status) = Of(filter.Status);
        var order = filter.Before is null ? "s.first_id DESC, +p.id DESC" : "s.first_id, p.id";
        return $"SELECT p.* FROM push_slices s CROSS JOIN pushes p ON {InSlice("p.id")} AND {status} AND {OfAccount}{OfLink(filter)} WHERE {Slices} AND {sum} > 0 ORDER BY {order} LIMIT $limit";
    }

    /// <summary>Of a push p, whether a run of it ended last on $link. Its transactions follow it, so they are found by their keys.</summary>
    internal static string OfLink(PushFilter filter) => filter.Link is null ? ""
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $" AND EXISTS (SELECT 1 FROM transactions x WHERE x.id > p.id AND x.id <= p.id + p.recipients * {IdSequence.Stride} AND x.push_id = p.id AND x.state > 0 AND x.link IS NOT DISTINCT FROM $link)");

    /// <summary>The column of a slice that has how many of this status there are, and the condition on pushes.</summary>
    internal static (string Sum, string Shown) Of(PushStatus? status) => status switch
    {
        PushStatus.Pending => ("s.pending", "p.delivered + p.failed < p.recipients"),
        PushStatus.Delivered => ("s.delivered", "p.delivered = p.recipients"),
        PushStatus.Failed => ("s.failed", "p.failed = p.recipients"),
        PushStatus.PartlyDelivered => ("s.partly", "p.delivered > 0 AND p.failed > 0 AND p.delivered + p.failed = p.recipients"),
        _ => ("1", "1 = 1"),
    };

    /// <summary>Push ids of a slice, from $low to below $high. A slice ends where the next one of all accounts begins.</summary>
    internal static string InSlice(string id) =>
        $"{id} >= CASE WHEN s.first_id > $low THEN s.first_id ELSE $low END AND {id} < coalesce(" +
        $"(SELECT n.first_id FROM push_slices n WHERE n.account_id = {PushSliceRow.AllAccounts} AND n.first_id > s.first_id AND n.first_id < $high ORDER BY n.first_id LIMIT 1), $high)";

    internal static object[] Values(this PortalDbContext db, PushFilter filter, int limit)
    {
        var (low, high) = filter.Range();
        return
        [
            db.Parameter("$account", filter.AccountId ?? PushSliceRow.AllAccounts),
            db.Parameter("$low", low),
            db.Parameter("$high", high),
            db.Parameter("$limit", limit),
            .. filter.Link is { } link ? [db.Parameter("$link", LinkFailureQuery.ValueOf(link))] : Array.Empty<object>(),
        ];
    }
}
