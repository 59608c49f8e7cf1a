using PushPortal.Domain.Live;

namespace PushPortal.Web.Live;

/// <summary>One watcher of the feed. Changes gather for a while; a batch is delivered when the watcher has done with the one before.</summary>
internal sealed partial class Watch : IDisposable
{
    internal static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(250);

    private readonly long? _accountId;
    private readonly Action<IReadOnlyList<TransactionChanged>> _watcher;
    private readonly TimeSpan _every;
    private readonly ILogger _logger;
    private readonly Action<Watch> _removed;
    private readonly Lock _lock = new();
    private readonly IChangeBatch _waiting;
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private readonly ITimer _timer;
    private bool _armed;
    private bool _disposed;

    internal Watch(long? accountId, Action<IReadOnlyList<TransactionChanged>> watcher, IChangeBatch waiting, TimeSpan every, TimeProvider clock, ILogger logger, Action<Watch> removed)
    {
        _accountId = accountId;
        _watcher = watcher;
        _waiting = waiting;
        _every = every;
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
            Arm();
        }
    }

    private void Deliver()
    {
        IReadOnlyList<TransactionChanged> changes;
        lock (_lock)
        {
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

        lock (_lock)
        {
            _armed = false;
            Arm();
        }
    }

    /// <summary>Lets the timer run when something waits for it.</summary>
    private void Arm()
    {
        if (!_armed && !_disposed && !_waiting.IsEmpty)
        {
            _armed = true;
            _timer.Change(_every, Timeout.InfiniteTimeSpan);
        }
    }

    [LoggerMessage(LogLevel.Error, "A watcher of live changes failed")]
    private partial void LogWatcherFailed(Exception failure);
}
