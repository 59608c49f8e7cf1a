namespace PushPortal.Domain.Enquiries;

/// <summary>One page of transactions that wait, in the order of their turn.</summary>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record QueuePage(IReadOnlyList<QueuedTransaction> Rows, QueuePosition? Next)
{
    public static QueuePage Empty { get; } = new([], null);
}
