using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Retries;

/// <summary>The durable store of bulk retries. Writes are group-committed with those of the message path, and their tasks end when they are on disk.</summary>
public interface IBulkRetryStore
{
    /// <exception cref="Pushes.StoreBusyException">It could not be stored now.</exception>
    Task AddAsync(BulkRetry plan, CancellationToken ct);

    /// <summary>Failed transactions of one kind that ended up to an instant, the earliest end first.</summary>
    /// <param name="after">Where the last answer ended; null at first.</param>
    Task<IReadOnlyList<Transaction>> FailedAsync(FailureFilter filter, FailureGroup kind, DateTimeOffset upTo, FailurePosition? after, int limit, CancellationToken ct);

    /// <summary>Writes down transactions of a plan that is being made.</summary>
    /// <exception cref="Pushes.StoreBusyException">They could not be stored now.</exception>
    Task AddItemsAsync(long id, IReadOnlyList<BulkRetryItem> items, CancellationToken ct);

    Task<BulkRetry?> FindAsync(long id, CancellationToken ct);

    /// <summary>The newest first.</summary>
    /// <param name="ownerId">Only of this account; null for all.</param>
    /// <param name="edge">Older ones than this, or the next newer ones; null for the newest.</param>
    Task<IReadOnlyList<BulkRetry>> PageAsync(long? ownerId, PageEdge<long>? edge, int limit, CancellationToken ct);

    /// <summary>Those that are running, the oldest first.</summary>
    Task<IReadOnlyList<BulkRetry>> RunningAsync(CancellationToken ct);

    /// <summary>Its transactions in the order of their ids.</summary>
    /// <param name="outcome">Only with this outcome; null for all.</param>
    /// <param name="edge">Those behind this one, or the last ones before it; null for the first.</param>
    Task<IReadOnlyList<BulkRetryItem>> ItemsAsync(long id, BulkRetryOutcome? outcome, PageEdge<long>? edge, int limit, CancellationToken ct);

    /// <summary>Writes the new version of a bulk retry while its status is still the one given. Answers whether it was.</summary>
    /// <exception cref="Pushes.StoreBusyException">It could not be stored now.</exception>
    Task<bool> UpdateAsync(BulkRetry changed, BulkRetryStatus from, CancellationToken ct);

    /// <summary>
    /// Takes steps of one that is running, each new run together with its outcome in one commit, and ends it when nothing waits any more. Answers which steps opened a
    /// run; null when it is not running any more, and then nothing was done.
    /// </summary>
    Task<IReadOnlyList<bool>?> TakeStepsAsync(long id, IReadOnlyList<BulkRetryStep> steps, DateTimeOffset now, CancellationToken ct);
}
