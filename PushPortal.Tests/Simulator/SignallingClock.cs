using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace PushPortal.Tests.Simulator;

/// <summary>A clock that the test turns, and that tells when the code under test has set an alarm.</summary>
internal sealed class SignallingClock : TimeProvider
{
    private readonly FakeTimeProvider _inner = new();
    private readonly Channel<TimeSpan> _alarms = Channel.CreateUnbounded<TimeSpan>();

    public override long TimestampFrequency => _inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _inner.GetUtcNow();

    public override long GetTimestamp() => _inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new SignallingTimer(_inner.CreateTimer(callback, state, dueTime, period), _alarms.Writer);

    public void Advance(TimeSpan by) => _inner.Advance(by);

    /// <summary>Ends when an alarm was set for so long from its moment.</summary>
    public async Task AlarmSetAsync(TimeSpan due, CancellationToken ct)
    {
        while (await _alarms.Reader.ReadAsync(ct) != due)
        {
        }
    }

    private sealed class SignallingTimer(ITimer inner, ChannelWriter<TimeSpan> alarms) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = inner.Change(dueTime, period);
            alarms.TryWrite(dueTime);
            return changed;
        }

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
