namespace PushPortal.Domain.Enquiries;

/// <summary>Cuts pages out of what was read of a list.</summary>
public static class ListPage
{
    /// <param name="read">In the list's order, from the edge on in the direction of the page: a row more than <paramref name="limit"/> says that there are more that way.</param>
    /// <param name="edge">Where the page lies; null for the first.</param>
    public static ListPage<TRow> Of<TRow, TAt>(IReadOnlyList<TRow> read, int limit, PageEdge<TAt>? edge)
        where TAt : struct
    {
        var more = read.Count > limit;
        return edge is { IsBefore: true }
            ? new ListPage<TRow>([.. read.TakeLast(limit)], read.Count > 0, more)
            : new ListPage<TRow>([.. read.Take(limit)], more, edge is not null && read.Count > 0);
    }
}
