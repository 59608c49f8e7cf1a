using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Pushes;

namespace PushPortal.Tests.Portal;

/// <summary>Queues as a test says that they are.</summary>
internal sealed class KeptQueues : IQueueEnquiries
{
    internal List<QueueDepth> Depths { get; } = [];

    internal List<QueuedTransaction> Rows { get; } = [];

    internal List<WaitingReceipt> Receipts { get; } = [];

    /// <summary>What the last page was asked with.</summary>
    internal (QueueStage Stage, Priority? Priority, QueuePosition? After)? Asked { get; private set; }

    public Task<IReadOnlyList<QueueDepth>> DepthsAsync(int most, CancellationToken ct) => Task.FromResult<IReadOnlyList<QueueDepth>>(Depths);

    public Task<QueueDepth> ReceiptDepthAsync(int most, CancellationToken ct) =>
        Task.FromResult(new QueueDepth { Count = Receipts.Count, Oldest = Receipts.Count == 0 ? null : Receipts.Min(receipt => receipt.EventAt) });

    public Task<QueuePage> PageAsync(QueueStage stage, Priority? priority, QueuePosition? after, int limit, CancellationToken ct)
    {
        Asked = (stage, priority, after);
        return Task.FromResult(new QueuePage([.. Rows], Rows.Count == 0 ? null : new QueuePosition(Sample.Noon, Rows[^1].Transaction.Id)));
    }

    public Task<long?> FirstAsync(QueueStage stage, CancellationToken ct) => Task.FromResult(Rows is [var first, ..] ? first.Transaction.Id : (long?)null);

    public Task<IReadOnlyList<WaitingReceipt>> ReceiptsAsync(int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<WaitingReceipt>>(Receipts);
}
