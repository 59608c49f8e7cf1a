namespace PushPortal.Domain.Enquiries;

/// <summary>One page of a list, in the list's order whichever way it was read.</summary>
/// <param name="HasNext">Whether there is a page behind it.</param>
/// <param name="HasPrevious">Whether there is one before it.</param>
public sealed record ListPage<TRow>(IReadOnlyList<TRow> Rows, bool HasNext, bool HasPrevious);
