using System.Threading.Channels;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>
/// Segments in order of the moment at which their answer is due, and the one wake-up for all of them: no segment has a timer or a
/// task of its own. Any thread may add; one loop takes.
/// </summary>
internal sealed class RadioQueue : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private readonly PriorityQueue<SegmentOnAir, (long Due, long Order)> _segments = new();
    private readonly Channel<bool> _wakeUps = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly ITimer _timer;
    private long _order;

    public RadioQueue(TimeProvider clock)
    {
        _clock = clock;
        _timer = clock.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A handset receives one segment at a time: this one begins when the one before it has ended.</summary>
    public void Add(in SegmentOnAir segment, TimeSpan duration, TimeSpan jitter)
    {
        bool first;
        lock (_lock)
        {
            var begin = _clock.GetTimestamp();
            if (segment.Handset is { } handset)
            {
                begin = Math.Max(begin, handset.ReceivingUntil);
                handset.ReceivingUntil = begin + Ticks(duration);
            }

            var due = begin + Ticks(duration) + Ticks(jitter);
            first = !_segments.TryPeek(out _, out var next) || due < next.Due;
            _segments.Enqueue(segment, (due, _order++));
        }

        if (first)
        {
            Wake();
        }
    }

    public bool TryTakeDue(out SegmentOnAir segment)
    {
        lock (_lock)
        {
            if (_segments.TryPeek(out segment, out var at) && at.Due <= _clock.GetTimestamp())
            {
                _segments.Dequeue();
                return true;
            }
        }

        segment = default;
        return false;
    }

    /// <summary>Returns when a segment is due or one was added that may be.</summary>
    public async Task WaitAsync(CancellationToken ct)
    {
        _timer.Change(UntilNext(), Timeout.InfiniteTimeSpan);
        await _wakeUps.Reader.ReadAsync(ct);
    }

    public void Dispose() => _timer.Dispose();

    private void Wake() => _wakeUps.Writer.TryWrite(true);

    private TimeSpan UntilNext()
    {
        lock (_lock)
        {
            if (!_segments.TryPeek(out _, out var next))
            {
                return Timeout.InfiniteTimeSpan;
            }

            // Timers count whole milliseconds: rounded down they would fire before the segment is due.
            var wait = _clock.GetElapsedTime(_clock.GetTimestamp(), next.Due);
            return TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(wait.TotalMilliseconds)));
        }
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * _clock.TimestampFrequency);
}
