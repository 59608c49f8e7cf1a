namespace PushPortal.Domain.Enquiries;

/// <summary>One page of pushes, newest first.</summary>
/// <param name="Next">The <see cref="PushFilter.After"/> of the next page; null on the last.</param>
/// <param name="Previous">The <see cref="PushFilter.Before"/> of the previous page; null on the first.</param>
public sealed record PushPage(IReadOnlyList<PushSummary> Rows, long? Next, long? Previous)
{
    public static PushPage Empty { get; } = new([], null, null);
}
