using Microsoft.Extensions.Options;

namespace PushPortal.Infrastructure.Tracing;

/// <summary>
/// The one trace that may run. Where nothing is traced, whoever could be asks for <see cref="Running"/> and no more. What a trace saw is in memory alone: it goes with the next
/// trace, when it is discarded, or an hour after its end.
/// </summary>
public sealed class WireTrace : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly TraceOptions _options;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private volatile TraceRun? _running;
    private volatile TraceRun? _last;

    public WireTrace(IOptions<TraceOptions> options, TimeProvider clock)
    {
        (_options, _clock) = (options.Value, clock);
        _timer = clock.CreateTimer(static trace => ((WireTrace)trace!).TimeIsUp(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Null while nothing is traced.</summary>
    public TraceRun? Running => _running;

    /// <summary>The one that runs, or the last one as long as it is kept.</summary>
    public TraceRun? Last => _last;

    /// <summary>Starts a trace; null when one runs already.</summary>
    public TraceRun? Start(TraceOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order.Duration, TraceOrder.LongestDuration);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(order.Duration, TimeSpan.Zero);
        lock (_gate)
        {
            if (_running is not null)
            {
                return null;
            }

            _last = _running = new TraceRun(order, _options, _clock.GetUtcNow());
            _timer.Change(order.Duration, Timeout.InfiniteTimeSpan);
            return _last;
        }
    }

    /// <summary>Ends the trace before its time; what it saw is kept.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            if (_running is { } running)
            {
                _running = null;
                running.End(_clock.GetUtcNow());
                _timer.Change(KeptFor, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>Ends the trace, if it runs, and forgets what it saw.</summary>
    public void Discard()
    {
        lock (_gate)
        {
            Stop();
            _last = null;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void TimeIsUp()
    {
        if (_running is null)
        {
            Discard();
        }
        else
        {
            Stop();
        }
    }
}
