using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Enquiries;

/// <summary>Shows what waits, apart from the message path. It counts the first entries of an index and no more, so it costs the same with any backlog.</summary>
public interface IQueueEnquiries
{
    /// <summary>Each stage, by priority but at the SMSC, where all wait together.</summary>
    /// <param name="most">Of each no more are counted.</param>
    Task<IReadOnlyList<QueueDepth>> DepthsAsync(int most, CancellationToken ct);

    /// <summary>The delivery receipts that ESMEs have not acknowledged.</summary>
    Task<QueueDepth> ReceiptDepthAsync(int most, CancellationToken ct);

    /// <summary>The transactions of a stage in the order of their turn, behind <paramref name="after"/> when given.</summary>
    /// <param name="priority">Those of this one alone; null for all. At the SMSC it is not asked for.</param>
    Task<QueuePage> PageAsync(QueueStage stage, Priority? priority, QueuePosition? after, int limit, CancellationToken ct);

    /// <summary>The transaction of a stage whose turn comes first; null when none is there.</summary>
    Task<long?> FirstAsync(QueueStage stage, CancellationToken ct);

    /// <summary>The first receipts, by account.</summary>
    Task<IReadOnlyList<WaitingReceipt>> ReceiptsAsync(int limit, CancellationToken ct);
}
