using System.Threading.Channels;

namespace PushPortal.Domain.Work;

/// <summary>Wakes a worker that waits for its next due time. A signal that comes while it works is not lost; many are one.</summary>
public abstract class WorkSignal(TimeProvider clock)
{
    /// <summary>Timers cannot be set for longer than 49 days; an early wake-up only looks and waits again.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly Channel<bool> _raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => _raised.Writer.TryWrite(true);

    /// <summary>Waits for a signal, or until <paramref name="due"/> when that comes first.</summary>
    public async Task WaitUntilAsync(DateTimeOffset? due, CancellationToken ct)
    {
        using var timer = due is { } at ? clock.CreateTimer(static signal => ((WorkSignal)signal!).Wake(), this, Until(at), Timeout.InfiniteTimeSpan) : null;
        await _raised.Reader.ReadAsync(ct);
    }

    private TimeSpan Until(DateTimeOffset at)
    {
        var wait = at - clock.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;
    }
}
