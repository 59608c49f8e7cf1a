using System.Threading.Channels;

namespace PushPortal.Domain.Work;

/// <summary>Wakes a worker that waits for its next due time. A signal that comes while it works is not lost; many are one.</summary>
public abstract class WorkSignal(TimeProvider clock)
{
    /// <summary>Timers cannot be set for longer than 49 days; an early wake-up only looks and waits again.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly Channel<bool> _raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private ITimer? _timer;

    public void Wake() => _raised.Writer.TryWrite(true);

    /// <summary>Waits for a signal, or until <paramref name="due"/> when that comes first. For one waiter at a time.</summary>
    public async Task WaitUntilAsync(DateTimeOffset? due, CancellationToken ct)
    {
        // A busy worker was woken while it worked: it needs no timer.
        if (_raised.Reader.TryRead(out _))
        {
            ct.ThrowIfCancellationRequested();
            return;
        }

        if (due is { } at)
        {
            _timer ??= clock.CreateTimer(static signal => ((WorkSignal)signal!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(Until(at), Timeout.InfiniteTimeSpan);

            // The clock may have been set forward since it was read: the timer would end that much too late.
            if (clock.GetUtcNow() >= at)
            {
                Wake();
            }
        }

        try
        {
            await _raised.Reader.ReadAsync(ct);
        }
        finally
        {
            _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private TimeSpan Until(DateTimeOffset at)
    {
        var wait = at - clock.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;
    }
}
