using Microsoft.EntityFrameworkCore;
using PushPortal.Domain.Enquiries;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>
/// Lists of one tag: the tag's own pushes in the order of their ids, so that a page costs its rows however many there are. With a status it walks the slices that have
/// such pushes, and looks at those with the tag in them.
/// </summary>
internal static class TaggedPushQuery
{
    /// <summary>The page's pushes in the direction of the page. The filter names a tag, and neither a push-id, a recipient nor a trace id.</summary>
    internal static IQueryable<PushRow> WithTag(this PortalDbContext db, PushFilter filter, int limit) =>
        db.Pushes.FromSqlRaw(db.Sql(PageSql(filter)), [.. db.Values(filter, limit), db.Parameter("$tag", filter.Tag)]).AsNoTracking();

    private static string PageSql(PushFilter filter)
    {
        var direction = filter.Before is null ? " DESC" : "";
        var tagged = filter.AccountId is null ? "t.tag = $tag" : "t.account_id = $account AND t.tag = $tag";
        if (filter.Status is not { } status)
        {
            return $"SELECT p.* FROM push_tags t CROSS JOIN pushes p ON p.id = t.push_id{PushSliceQuery.Sifted(filter)} WHERE {tagged} AND t.push_id >= $low AND t.push_id < $high ORDER BY t.push_id{direction} LIMIT $limit";
        }

        var (sum, shown) = PushSliceQuery.Of(status);
        return $"SELECT p.* FROM push_slices s CROSS JOIN push_tags t ON {tagged} AND {PushSliceQuery.InSlice("t.push_id")} CROSS JOIN pushes p ON p.id = t.push_id AND {shown}{PushSliceQuery.Sifted(filter)} " +
            $"WHERE {PushSliceQuery.Slices} AND {sum} > 0 ORDER BY s.first_id{direction}, t.push_id{direction} LIMIT $limit";
    }
}
