using System.Collections.Immutable;
using PushPortal.Domain.Live;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Live;

/// <summary>Fans committed changes out to those who watch. While nobody does it only counts.</summary>
internal sealed class DeliveryFeed(TimeProvider clock, ILogger<DeliveryFeed> logger) : IDeliveryFeed
{
    private readonly long[] _published = new long[Enum.GetValues<TransactionState>().Length];
    private ImmutableArray<Watch> _watches = [];

    /// <summary>How many changes led to this state since the start.</summary>
    internal long Published(TransactionState state) => Volatile.Read(ref _published[(int)state]);

    public void Publish(in TransactionChanged change)
    {
        Interlocked.Increment(ref _published[(int)change.State]);
        foreach (var watch in _watches)
        {
            watch.Offer(change);
        }
    }

    public IDisposable Subscribe(long? accountId, Action<IReadOnlyList<TransactionChanged>> watcher, int most = 1_000, TimeSpan? every = null) =>
        Add(accountId, watcher, new ChangeBatch(most), every ?? Watch.Usual);

    /// <summary>Watches all accounts' changes, and every one of them: at most four batches a second, in the order in which they were told.</summary>
    /// <param name="most">Most changes in a batch; of a larger burst the oldest are left out, so a batch of this size may be incomplete.</param>
    internal IDisposable SubscribeToEach(Action<IReadOnlyList<TransactionChanged>> watcher, int most) => Add(null, watcher, new EveryChange(most), Watch.Usual);

    private Watch Add(long? accountId, Action<IReadOnlyList<TransactionChanged>> watcher, IChangeBatch batch, TimeSpan every)
    {
        var watch = new Watch(accountId, watcher, batch, every, clock, logger, Remove);
        ImmutableInterlocked.Update(ref _watches, static (watches, added) => watches.Add(added), watch);
        return watch;
    }

    private void Remove(Watch watch) => ImmutableInterlocked.Update(ref _watches, static (watches, removed) => watches.Remove(removed), watch);
}
