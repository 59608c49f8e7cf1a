using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace PushPortal.Tests.Fakes;

/// <summary>A clock that the test turns, and that tells which timers were set.</summary>
internal sealed class AlarmClock : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _alarms = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _alarms.Writer.TryWrite(dueTime);
        return new Alarm(timer, _alarms.Writer);
    }

    /// <summary>Ends when a timer was set for so long from its moment.</summary>
    public async Task AlarmSetAsync(TimeSpan due, CancellationToken ct)
    {
        while (await _alarms.Reader.ReadAsync(ct) != due)
        {
        }
    }

    /// <summary>Ends when a timer was set for at least so long; answers for how long.</summary>
    public async Task<TimeSpan> AlarmSetAtLeastAsync(TimeSpan least, CancellationToken ct)
    {
        TimeSpan due;
        do
        {
            due = await _alarms.Reader.ReadAsync(ct);
        }
        while (due < least);
        return due;
    }

    private sealed class Alarm(ITimer timer, ChannelWriter<TimeSpan> alarms) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = timer.Change(dueTime, period);
            alarms.TryWrite(dueTime);
            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
