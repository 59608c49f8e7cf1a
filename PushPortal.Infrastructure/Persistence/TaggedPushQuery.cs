using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Enquiries;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>
/// Lists of one tag: the tag's own pushes in the order of their ids, so that a page costs its rows however many there are. With a status it walks the slices that have
/// such pushes, and looks at those with the tag in them. Where more is asked of a push than its tag, so many of the tag are looked at for a page and no more.
/// </summary>
internal static class TaggedPushQuery
{
    /// <summary>The page's pushes in the direction of the page. The filter names a tag, and neither a push-id, a recipient nor a trace id.</summary>
    internal static IQueryable<PushRow> WithTag(this PortalDbContext db, PushFilter filter, int limit, bool newestFirst) => db.Pushes.FromSqlRaw(
        db.Sql($"SELECT p.* {Looked(filter, $"CROSS JOIN pushes p ON p.id = t.push_id AND {PushSliceQuery.Of(filter.Status).Shown}{PushSliceQuery.Sifted(filter)}", newestFirst)} LIMIT $limit"),
        [.. db.Values(filter, limit), db.Parameter("$tag", filter.Tag)]).AsNoTracking();

    /// <summary>Where looking through the pushes of the tag has to end, as <see cref="PushSliceQuery.SiftedToAsync"/>. Null when all may be looked at.</summary>
    internal static async Task<long?> TaggedToAsync(this PortalDbContext db, PushFilter filter, CancellationToken ct)
    {
        var newestFirst = filter.Before is null;
        var sql = $"SELECT t.push_id AS \"Value\" {Looked(filter, "", newestFirst)} LIMIT 1 OFFSET {PushSliceQuery.MostSiftedPushes.ToString(CultureInfo.InvariantCulture)}";
        var (low, high) = filter.Range();
        var found = await db.Database.SqlQueryRaw<long>(
            db.Sql(sql),
            db.Parameter("$account", filter.AccountId ?? PushSliceRow.AllAccounts), db.Parameter("$low", low), db.Parameter("$high", high), db.Parameter("$tag", filter.Tag)).ToListAsync(ct);
        return found is [var beyond] ? (newestFirst ? beyond + 1 : beyond) : null;
    }

    /// <summary>The pushes of the tag in the order in which they are looked at; with a status those of the slices that have such ones.</summary>
    private static string Looked(PushFilter filter, string joined, bool newestFirst)
    {
        var direction = newestFirst ? " DESC" : "";
        var tagged = filter.AccountId is null ? "t.tag = $tag" : "t.account_id = $account AND t.tag = $tag";
        return filter.Status is null
            ? $"FROM push_tags t {joined} WHERE {tagged} AND t.push_id >= $low AND t.push_id < $high ORDER BY t.push_id{direction}"
            : $"FROM push_slices s CROSS JOIN push_tags t ON {tagged} AND {PushSliceQuery.InSlice("t.push_id")} {joined} " +
                $"WHERE {PushSliceQuery.Slices} AND {PushSliceQuery.Of(filter.Status).Sum} > 0 ORDER BY s.first_id{direction}, t.push_id{direction}";
    }
}
