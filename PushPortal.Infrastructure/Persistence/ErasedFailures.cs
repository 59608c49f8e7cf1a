using PushPortal.Domain.Enquiries;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>
/// Passes over failures whose content was erased: they cannot be retried. No index knows which they are, so a page looks at so many failures and no more: it may have fewer rows than were
/// asked for, or none, and still lead on.
/// </summary>
internal static class ErasedFailures
{
    /// <summary>Failures that are looked at for a page, and a little more.</summary>
    internal const int MostSifted = 2_000;

    /// <summary>Failures that are read at once.</summary>
    private const int FewestRead = 100;

    /// <param name="read">Reads a page of failures, erased or not, from a place on.</param>
    internal static async Task<FailurePage> PassedOverAsync(
        FailureFilter filter, Func<PageEdge<FailurePosition>?, int, Task<FailurePage>> read, PageEdge<FailurePosition>? edge, int limit)
    {
        var (isBack, kept, first) = (edge?.IsBefore == true, new List<FailedTransaction>(), (FailurePage?)null);
        FailurePosition? further = null;
        for (var (place, looked) = (edge, 0); ; place = new PageEdge<FailurePosition>(further!.Value, isBack))
        {
            var page = await read(place, Math.Max(limit, FewestRead));
            first ??= page;
            looked += page.Rows.Count;
            further = isBack ? page.Previous : page.Next;
            foreach (var row in isBack ? page.Rows.Reverse() : page.Rows)
            {
                if (kept.Count == limit)
                {
                    // It is known that there is more, and where.
                    return Of(filter.PositionOf(kept[^1].Transaction));
                }

                if (!row.ContentErased)
                {
                    kept.Add(row);
                }
            }

            if (further is null || kept.Count == limit || looked >= MostSifted)
            {
                return Of(further is not null && kept.Count == limit ? filter.PositionOf(kept[^1].Transaction) : further);
            }
        }

        FailurePage Of(FailurePosition? beyond)
        {
            if (isBack)
            {
                kept.Reverse();
            }

            return isBack ? new FailurePage(kept, first!.Next, beyond) : new FailurePage(kept, beyond, first!.Previous);
        }
    }
}
