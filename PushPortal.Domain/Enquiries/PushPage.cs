namespace PushPortal.Domain.Enquiries;

/// <summary>One page of pushes, newest first.</summary>
/// <param name="Next">The <see cref="PushFilter.After"/> of the next page; null on the last.</param>
/// <param name="Previous">The <see cref="PushFilter.Before"/> of the previous page; null on the first.</param>
public sealed record PushPage(IReadOnlyList<PushSummary> Rows, long? Next, long? Previous)
{
    /// <summary>
    /// Where looking ended before the page was full, because so many pushes were looked at (<see cref="PushFilter.IsSifted"/>): what lies beyond is on the pages that follow.
    /// Null when the page is full, or all was looked at.
    /// </summary>
    public DateTimeOffset? LookedTo { get; init; }

    public static PushPage Empty { get; } = new([], null, null);
}
