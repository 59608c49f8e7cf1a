using PushPortal.Domain.Live;

namespace PushPortal.Tests.Portal;

/// <summary>A feed that hands over what a test sends, at once and in one batch.</summary>
internal sealed class HandFeed : IDeliveryFeed
{
    private readonly List<(long? AccountId, Action<IReadOnlyList<TransactionChanged>> Watcher)> _watchers = [];

    internal int Watchers => _watchers.Count;

    /// <summary>Happens just before a watcher is there to be told.</summary>
    internal Action? BeforeSubscribing { get; set; }

    public void Publish(in TransactionChanged change) => Send(change);

    public IDisposable Subscribe(long? accountId, Action<IReadOnlyList<TransactionChanged>> watcher, int most = 1_000, TimeSpan? every = null)
    {
        BeforeSubscribing?.Invoke();
        var entry = (accountId, watcher);
        _watchers.Add(entry);
        return new Ending(() => _watchers.Remove(entry));
    }

    internal void Send(params IReadOnlyList<TransactionChanged> changes)
    {
        foreach (var (account, watcher) in _watchers.ToArray())
        {
            var seen = changes.Where(change => account is null || account == change.AccountId).ToList();
            if (seen.Count > 0)
            {
                watcher(seen);
            }
        }
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
