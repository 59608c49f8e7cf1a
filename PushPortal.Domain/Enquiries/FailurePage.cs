namespace PushPortal.Domain.Enquiries;

/// <summary>One page of failed transactions, the latest end first.</summary>
/// <param name="Next">Where the next page begins; null on the last.</param>
/// <param name="Previous">Where the page before ends; null on the first.</param>
public sealed record FailurePage(IReadOnlyList<FailedTransaction> Rows, FailurePosition? Next, FailurePosition? Previous)
{
    public static FailurePage Empty { get; } = new([], null, null);
}
