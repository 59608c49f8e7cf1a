namespace PushPortal.Domain.Enquiries;

/// <summary>One page of failed transactions, the latest end first.</summary>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record FailurePage(IReadOnlyList<FailedTransaction> Rows, FailurePosition? Next)
{
    public static FailurePage Empty { get; } = new([], null);
}
