namespace PushPortal.Domain.Live;

/// <summary>Where committed changes go out to pages and hubs. Publishing never waits; a slow watcher misses intermediate states, not the last one.</summary>
public interface IDeliveryFeed
{
    void Publish(in TransactionChanged change);

    /// <summary>
    /// Watches one account's changes, or all when <paramref name="accountId"/> is null. The watcher gets at most four batches a second,
    /// each with the newest change of a transaction only, oldest first; it is called in the execution context of the subscription.
    /// </summary>
    /// <param name="most">Most transactions in a batch; of a larger burst the oldest changes are left out.</param>
    /// <param name="every">The least time between two batches; a quarter of a second when it is not given.</param>
    IDisposable Subscribe(long? accountId, Action<IReadOnlyList<TransactionChanged>> watcher, int most = 1_000, TimeSpan? every = null);
}
