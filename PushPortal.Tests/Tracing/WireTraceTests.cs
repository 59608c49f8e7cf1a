using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PushPortal.Infrastructure.Tracing;

namespace PushPortal.Tests.Tracing;

/// <summary>When a trace runs, and how much of what it saw it keeps.</summary>
public sealed class WireTraceTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly TraceOptions _options = new();
    private readonly WireTrace _trace;

    public WireTraceTests() => _trace = new WireTrace(Options.Create(_options), _clock);

    public void Dispose() => _trace.Dispose();

    [Fact]
    public void Trace_ends_by_itself_at_its_time_and_is_forgotten_an_hour_later()
    {
        var run = Start();
        _clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.Same(run, _trace.Running);
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null(_trace.Running);
        Assert.Same(run, _trace.Last);
        Assert.True(run.IsOver);
        run.Add(Entry());
        Assert.Equal(0, run.Last);

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(_trace.Last);
    }

    [Fact]
    public void One_trace_runs_at_a_time_and_the_next_takes_the_place_of_the_last()
    {
        var first = Start();
        Assert.Null(_trace.Start(Order()));
        _clock.Advance(TimeSpan.FromMinutes(1));
        _trace.Stop();
        Assert.Equal(_clock.GetUtcNow(), first.EndsAt);
        var second = Start();
        Assert.Same(second, _trace.Last);

        // The first one's end does not end the second.
        _clock.Advance(TimeSpan.FromMinutes(9.5));
        Assert.Same(second, _trace.Running);
        _trace.Discard();
        Assert.Null(_trace.Last);
        Assert.Null(_trace.Running);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(24 * 60 + 1)]
    public void Trace_has_an_end_within_a_day(int minutes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _trace.Start(Order() with { Duration = TimeSpan.FromMinutes(minutes) }));

    [Fact]
    public void Oldest_entries_go_when_there_are_too_many()
    {
        _options.MostEntries = 100;
        var run = Start();
        for (var entry = 0; entry < 250; entry++)
        {
            run.Add(Entry());
        }

        Assert.Equal((250, 150), (run.Last, run.Dropped));
        Assert.Equal(Enumerable.Range(151, 100).Select(number => (long)number), run.All().Select(entry => entry.Number));
        Assert.Equal([200, 199, 198], run.Page(200, 3).Select(entry => entry.Number));
    }

    [Fact]
    public void Oldest_entries_go_when_they_are_too_large()
    {
        _options.MostOctets = 65_536;
        var run = Start();
        for (var entry = 0; entry < 20; entry++)
        {
            run.Add(Entry() with { Hex = new string('0', 10_000) });
        }

        Assert.Equal(3, run.All().Count);
        run.Add(Entry() with { Hex = new string('0', 100_000) });
        Assert.Equal(21, Assert.Single(run.All()).Number);
    }

    private static TraceOrder Order() => new(TraceSubjectKind.Account, "demo", TraceOrder.UsualDuration, false, "support", "");

    private static TraceEntry Entry() => new() { At = default, Protocol = TraceProtocol.Rest, IsOutgoing = false, Peer = "", What = "GET /" };

    private TraceRun Start() => _trace.Start(Order())!;
}
