using PushPortal.Domain.Live;

namespace PushPortal.Web.Live;

/// <summary>One watcher of the feed. Changes gather for a quarter of a second; of each transaction only the newest is kept.</summary>
internal sealed partial class Watch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly long? _accountId;
    private readonly Action<IReadOnlyList<TransactionChanged>> _watcher;
    private readonly ILogger _logger;
    private readonly Action<Watch> _removed;
    private readonly Lock _lock = new();
    private readonly ChangeBatch _waiting;
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private readonly ITimer _timer;
    private bool _armed;
    private bool _disposed;

    internal Watch(long? accountId, Action<IReadOnlyList<TransactionChanged>> watcher, int most, TimeProvider clock, ILogger logger, Action<Watch> removed)
    {
        _accountId = accountId;
        _watcher = watcher;
        _waiting = new ChangeBatch(most);
        _logger = logger;
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
            _waiting.Add(change);
            if (!_armed && !_disposed)
            {
                _armed = true;
                _timer.Change(Interval, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Deliver()
    {
        IReadOnlyList<TransactionChanged> changes;
        lock (_lock)
        {
            _armed = false;
            if (_disposed)
            {
                return;
            }

            changes = _waiting.Take();
        }

        try
        {
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
        catch (Exception failure)
        {
            LogWatcherFailed(failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "A watcher of live changes failed")]
    private partial void LogWatcherFailed(Exception failure);
}
