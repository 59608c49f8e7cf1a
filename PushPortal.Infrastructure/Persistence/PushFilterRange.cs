using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>A filter's times and its place among the pages, as ids.</summary>
internal static class PushFilterRange
{
    /// <summary>The ids that a page can have: from the first up to below the last. One bound each way, because a database that is given two seeks by either.</summary>
    internal static (long Low, long High) Range(this PushFilter filter) =>
    (
        Math.Max(filter.From is { } from ? IdSequence.Floor(from) : 0, filter.Before + 1 ?? 0),
        Math.Min(filter.To is { } to ? IdSequence.Floor(to) : long.MaxValue, filter.After ?? long.MaxValue)
    );
}
