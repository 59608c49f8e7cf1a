using PushPortal.Domain.Live;

namespace PushPortal.Web.Live;

/// <summary>
/// One watcher of the feed. Changes gather for a quarter of a second; of each transaction only the newest is kept, and of a burst beyond
/// <see cref="MostWaiting"/> transactions the oldest are left out.
/// </summary>
internal sealed class Watch : IDisposable
{
    private const int MostWaiting = 1_000;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly long? _accountId;
    private readonly Action<IReadOnlyList<TransactionChanged>> _watcher;
    private readonly Action<Watch> _removed;
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<long, TransactionChanged> _waiting = [];
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private readonly ITimer _timer;
    private bool _armed;
    private bool _disposed;

    internal Watch(long? accountId, Action<IReadOnlyList<TransactionChanged>> watcher, TimeProvider clock, Action<Watch> removed)
    {
        _accountId = accountId;
        _watcher = watcher;
        _removed = removed;
        _timer = clock.CreateTimer(static watch => ((Watch)watch!).Deliver(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
        }

        _removed(this);
        _timer.Dispose();
    }

    internal void Offer(in TransactionChanged change)
    {
        if (_accountId is { } account && account != change.AccountId)
        {
            return;
        }

        lock (_lock)
        {
            _waiting.Remove(change.TransactionId);
            _waiting.Add(change.TransactionId, change);
            if (_waiting.Count > MostWaiting)
            {
                _waiting.RemoveAt(0);
            }

            if (!_armed && !_disposed)
            {
                _armed = true;
                _timer.Change(Interval, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Deliver()
    {
        TransactionChanged[] changes;
        lock (_lock)
        {
            _armed = false;
            if (_disposed)
            {
                return;
            }

            changes = [.. _waiting.Values];
            _waiting.Clear();
        }

        // In the subscriber's own context, so that its language and its trace stay what they were.
        if (_context is null)
        {
            _watcher(changes);
        }
        else
        {
            ExecutionContext.Run(_context, _ => _watcher(changes), null);
        }
    }
}
