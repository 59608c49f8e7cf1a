using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Transactions;
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

    /// <summary>
    /// Slices that are looked through for a page at most where pushes are sifted one by one: 25,000 pushes, which are read in about 50 ms, and their transactions in 100 more.
    /// </summary>
    internal const int MostSifted = 48;

    /// <summary>As many pushes are looked through for a page at most where they are not found by slices.</summary>
    internal const int MostSiftedPushes = MostSifted * PushSliceRow.Pushes;

    /// <summary>Where looking through the pushes has to end: in the direction of the page, the first id that is in the slices behind the last that may be looked at. Null when all may be.</summary>
    internal static async Task<long?> SiftedToAsync(this PortalDbContext db, PushFilter filter, CancellationToken ct)
    {
        var (order, skipped) = filter.Before is null ? (" DESC", MostSifted - 1) : ("", MostSifted);
        var sql = $"SELECT s.first_id AS \"Value\" FROM push_slices s WHERE {Slices} AND {SumOf(filter)} > 0 ORDER BY s.first_id{order} LIMIT 1 OFFSET {skipped.ToString(CultureInfo.InvariantCulture)}";
        var (low, high) = filter.Range();
        var found = await db.Database.SqlQueryRaw<long>(db.Sql(sql), db.Parameter("$account", filter.AccountId ?? PushSliceRow.AllAccounts), db.Parameter("$low", low), db.Parameter("$high", high)).ToListAsync(ct);
        // The first slice begins before the range where the range begins within it.
        return found is [var end] && end > low ? end : null;
    }

    /// <summary>The page's pushes in the direction of the page. The filter names neither a push-id, a recipient, a trace id nor a tag.</summary>
    internal static IQueryable<PushRow> InSlices(this PortalDbContext db, PushFilter filter, int limit, bool newestFirst) =>
        db.Pushes.FromSqlRaw(db.Sql(PageSql(filter, newestFirst)), db.Values(filter, limit)).AsNoTracking();

    private static string PageSql(PushFilter filter, bool newestFirst)
    {
        var order = newestFirst ? "s.first_id DESC, +p.id DESC" : "s.first_id, p.id";
        return $"SELECT p.* FROM push_slices s CROSS JOIN pushes p ON {InSlice("p.id")} AND {Asked(filter)} WHERE {Slices} AND {SumOf(filter)} > 0 ORDER BY {order} LIMIT $limit";
    }

    /// <summary>What a slice has of the pushes that can be meant. A failed recipient may be of a push that others still wait for.</summary>
    private static string SumOf(PushFilter filter) => filter is { Status: null, Causes: not null } ? "(s.pending + s.failed + s.partly)" : Of(filter.Status).Sum;

    /// <summary>Of a push p, what the filter asks beside time and what pushes are looked up by.</summary>
    internal static string Asked(PushFilter filter) => $"{Of(filter.Status).Shown} AND {OfAccount}{Sifted(filter)}";

    /// <summary>Of a push p, what the filter asks beside account, status and time. Its transactions follow it, so they are found by their keys; one of them has to be all that is asked of it.</summary>
    internal static string Sifted(PushFilter filter)
    {
        var asked = new StringBuilder();
        if (filter.ContentType is { } type)
        {
            asked.Append(type.Length == 0 ? " AND p.content_type IS NULL" : " AND (p.content_type = $type OR substr(p.content_type, 1, length($type) + 1) = $type || ';')");
        }

        if (filter.Source is { } source)
        {
            asked.Append(CultureInfo.InvariantCulture, $" AND p.source = {(byte)source}");
        }

        var run = new List<string>();
        if (filter.Link is not null)
        {
            run.Add("x.state > 0 AND x.link IS NOT DISTINCT FROM $link");
        }

        if (filter.Causes is { } causes)
        {
            run.Add($"x.state > {(byte)TransactionState.Delivered} AND {OneOf(causes)}");
        }

        if (filter.Code is { } code)
        {
            run.Add(code == Transaction.PendingCode ? $"x.state = {(byte)TransactionState.Pending}" : $"x.state > {(byte)TransactionState.Pending} AND {OneOf(FailureCauses.OfPapCode(code))}");
        }

        if (filter.Segments is { } segments)
        {
            run.Add(string.Create(CultureInfo.InvariantCulture, $"x.segments = {segments}"));
        }

        return run.Count == 0 ? asked.ToString() : asked.Append(
            CultureInfo.InvariantCulture, $" AND EXISTS (SELECT 1 FROM transactions x WHERE x.id > p.id AND x.id <= p.id + p.recipients * {IdSequence.Stride} AND x.push_id = p.id AND {string.Join(" AND ", run)})").ToString();
    }

    private static string OneOf(IReadOnlyCollection<FailureCause> causes) => causes.Count == 0 ? "1 = 0" : $"x.cause IN ({string.Join(", ", causes.Select(cause => (byte)cause))})";

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
            db.Parameter("$low", low),
            db.Parameter("$high", high),
            db.Parameter("$limit", limit),
            .. db.AskedValues(filter),
        ];
    }

    /// <summary>The parameters of <see cref="Asked"/>.</summary>
    internal static object[] AskedValues(this PortalDbContext db, PushFilter filter) =>
    [
        db.Parameter("$account", filter.AccountId ?? PushSliceRow.AllAccounts),
        .. filter.Link is { } link ? [db.Parameter("$link", LinkFailureQuery.ValueOf(link))] : Array.Empty<object>(),
        .. filter.ContentType is { Length: > 0 } type ? [db.Parameter("$type", type)] : Array.Empty<object>(),
    ];
}
