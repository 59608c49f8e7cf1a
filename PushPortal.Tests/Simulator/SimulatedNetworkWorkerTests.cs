using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Simulator;
using PushPortal.Tests.Fakes;

namespace PushPortal.Tests.Simulator;

public sealed class SimulatedNetworkWorkerTests : IDisposable
{
    private readonly SignallingClock _clock = new();
    private readonly RecordingSegmentAnswers _answers = new();
    private readonly SimulatedNetwork _network;
    private readonly SimulatedNetworkWorker _worker;

    public SimulatedNetworkWorkerTests()
    {
        _network = new SimulatedNetwork(new SimulatedHandsets(Options.Create(new SimulatorOptions { DemoData = true }), _clock), _clock);
        _worker = new SimulatedNetworkWorker(_network, _answers, NullLogger<SimulatedNetworkWorker>.Instance);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_loop_wakes_for_a_new_segment_and_again_when_it_is_due()
    {
        var ct = TestContext.Current.CancellationToken;
        await _worker.StartAsync(ct);
        _network.Take(Segment(1), new LinkPolicy());
        await _clock.AlarmSetAsync(TimeSpan.FromMilliseconds(10), ct);
        _clock.Advance(TimeSpan.FromMilliseconds(10));

        Assert.Equal(SegmentAnswerKind.Delivered, (await _answers.NextAsync(ct)).Kind);
        await _worker.StopAsync(ct);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_segment_that_is_due_earlier_than_the_one_waited_for_is_not_kept_waiting()
    {
        var ct = TestContext.Current.CancellationToken;
        _network.Change(new NetworkSettingsChange { SegmentMilliseconds = 5_000 });
        await _worker.StartAsync(ct);
        _network.Take(Segment(1), new LinkPolicy());
        await _clock.AlarmSetAsync(TimeSpan.FromSeconds(5), ct);
        _network.Change(new NetworkSettingsChange { SegmentMilliseconds = 0 });
        _network.Take(Segment(2) with { Recipient = "+8613800000002" }, new LinkPolicy());

        Assert.Equal(2, (await _answers.NextAsync(ct)).GroupId);
        await _worker.StopAsync(ct);
    }

    public void Dispose()
    {
        _worker.Dispose();
        _network.Dispose();
    }

    private static SegmentDelivery Segment(long group) => new()
    {
        GroupId = group,
        Segment = 1,
        Segments = 1,
        Attempt = 1,
        Recipient = "+8613800000001",
        Form = PushRequest.WapPush,
        Until = DateTimeOffset.MaxValue,
        UserDataHeader = CapturedPushes.SingleSegment[0].Header,
        UserData = CapturedPushes.SingleSegment[0].Data,
    };
}
