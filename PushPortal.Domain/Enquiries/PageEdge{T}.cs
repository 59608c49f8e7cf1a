namespace PushPortal.Domain.Enquiries;

/// <summary>Where a page of a list lies: behind a row, or before one.</summary>
/// <param name="At">The row's place in the list.</param>
/// <param name="IsBefore">The page ends before it; else it begins behind it.</param>
public readonly record struct PageEdge<T>(T At, bool IsBefore)
    where T : struct
{
    /// <summary>Behind the row.</summary>
    public static implicit operator PageEdge<T>(T at) => new(at, IsBefore: false);
}
