using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Work;

namespace PushPortal.Tests.Work;

public sealed class WorkSignalTests
{
    [Fact]
    public async Task Clock_that_is_set_forward_while_the_alarm_is_set_does_not_make_a_worker_sleep_past_its_time()
    {
        var clock = new LeapingClock();
        var signal = new NotificationSignal(clock);
        clock.Leap = TimeSpan.FromSeconds(6);

        await signal.WaitUntilAsync(clock.GetUtcNow() + TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.Zero, clock.Leap);
    }

    /// <summary>Leaps once, between the reading of the time and the setting of the timer.</summary>
    private sealed class LeapingClock : FakeTimeProvider
    {
        internal TimeSpan Leap { get; set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new LeapingTimer(this, base.CreateTimer(callback, state, dueTime, period));

        private sealed class LeapingTimer(LeapingClock clock, ITimer timer) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                var leap = clock.Leap;
                clock.Leap = TimeSpan.Zero;
                clock.Advance(leap);
                return timer.Change(dueTime, period);
            }

            public void Dispose() => timer.Dispose();

            public ValueTask DisposeAsync() => timer.DisposeAsync();
        }
    }
}
