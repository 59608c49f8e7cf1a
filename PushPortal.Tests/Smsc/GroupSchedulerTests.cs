using PushPortal.Domain.Smsc;

namespace PushPortal.Tests.Smsc;

public sealed class GroupSchedulerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(3, 0, true)]
    [InlineData(3, 7, true)]
    [InlineData(3, 8, false)]
    [InlineData(10, 0, true)]
    [InlineData(10, 1, false)]
    [InlineData(11, 0, true)]
    [InlineData(255, 1, false)]
    public void Group_starts_when_the_window_takes_all_of_it_or_the_link_is_empty(int segments, int committed, bool starts)
    {
        Assert.Equal(starts ? Now : null, GroupScheduler.StartAt(segments, Load(committed: committed), Now));
    }

    [Fact]
    public void Link_that_is_down_starts_nothing()
    {
        Assert.Null(GroupScheduler.StartAt(1, Load() with { Available = false }, Now));
    }

    [Fact]
    public void Paused_link_starts_after_the_pause()
    {
        Assert.Equal(Now.AddSeconds(1), GroupScheduler.StartAt(1, Load() with { PausedUntil = Now.AddSeconds(1) }, Now));
        Assert.Equal(Now, GroupScheduler.StartAt(1, Load() with { PausedUntil = Now }, Now));
    }

    [Theory]
    [InlineData(2, 2, 0.0)]
    [InlineData(2, 1, 0.1)]
    [InlineData(2, -1, 0.3)]
    [InlineData(30, 10, 0.0)]
    [InlineData(30, 5, 0.5)]
    public void Rate_makes_a_group_wait_for_all_its_segments_but_for_no_more_than_one_second_holds(int segments, int places, double seconds)
    {
        Assert.Equal(Now.AddSeconds(seconds), GroupScheduler.StartAt(segments, Load(window: 100) with { Rate = TenASecond(places) }, Now));
    }

    [Fact]
    public void Later_of_pause_and_rate_counts()
    {
        var load = Load() with { Rate = TenASecond(places: 0), PausedUntil = Now.AddSeconds(1) };

        Assert.Equal(Now.AddSeconds(1), GroupScheduler.StartAt(2, load, Now));
        Assert.Equal(Now.AddSeconds(2), GroupScheduler.StartAt(2, load with { Rate = TenASecond(places: -18) }, Now));
    }

    [Fact]
    public void Rate_gives_a_second_at_once_after_a_quiet_one_and_then_even_distances()
    {
        var rate = new SegmentRate(4, default);
        var at = new List<double>();
        for (var segment = 0; segment < 7; segment++)
        {
            rate = rate.Take(Now, out var place);
            at.Add((place - Now).TotalMilliseconds);
        }

        Assert.Equal([0, 0, 0, 0, 250, 500, 750], at);
        rate.Take(Now.AddSeconds(10), out var later);
        Assert.Equal(Now.AddSeconds(10), later);
    }

    [Theory]
    [InlineData(255, 0, true)]
    [InlineData(60, 2, true)]
    [InlineData(61, 2, false)]
    [InlineData(256, 0, false)]
    public void Group_fits_when_rate_and_window_let_it_through(int segments, int segmentsPerSecond, bool fits)
    {
        Assert.Equal(fits, GroupScheduler.Fits(segments, segmentsPerSecond, TimeSpan.FromSeconds(30)));
    }

    private static LinkLoad Load(int window = 10, int committed = 0) => new(window, committed, default, default, true);

    /// <summary>A rate that has so many places now; fewer than none is a debt.</summary>
    private static SegmentRate TenASecond(int places) => new(10, Now.AddMilliseconds(100 - (100 * places)));
}
