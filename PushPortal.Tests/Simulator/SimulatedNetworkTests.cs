using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Simulator;
using static PushPortal.Tests.Simulator.NetworkUnderTest;

namespace PushPortal.Tests.Simulator;

public sealed class SimulatedNetworkTests : IDisposable
{
    private static readonly (byte[] Header, byte[] Data)[] Push = CapturedPushes.ServiceIndication;

    private readonly NetworkUnderTest _air = new();

    [Fact]
    public void A_segment_is_answered_once_with_its_group_number_and_attempt()
    {
        _air.Send(Push, segment: 2, attempt: 3, group: 77);

        Assert.Equal([new SegmentAnswer(77, 2, 3, SegmentAnswerKind.Delivered, FailureCause.None)], _air.After(1_000));
        Assert.Empty(_air.After(60_000));
    }

    [Fact]
    public void A_handset_receives_one_segment_at_a_time()
    {
        _air.Send(Push, 1);
        _air.Send(Push, 2);

        Assert.Empty(_air.After(9));
        Assert.Equal([1], _air.After(1).Select(answer => answer.Segment));
        Assert.Empty(_air.After(9));
        Assert.Equal([2], _air.After(1).Select(answer => answer.Segment));
    }

    [Fact]
    public void Different_handsets_receive_in_parallel()
    {
        _air.Send(Push, 1);
        _air.Send(Push, 1, Neighbour);

        Assert.Equal(2, _air.After(10).Count);
    }

    [Fact]
    public void Segments_that_take_no_time_are_answered_by_the_next_pass()
    {
        _air.Network.Change(new NetworkSettingsChange { SegmentMilliseconds = 0 });
        _air.Send(Push, 1);
        _air.Send(Push, 2);

        Assert.Equal([1, 2], _air.After(0).Select(answer => answer.Segment));
    }

    [Fact]
    public void Jitter_reorders_the_segments_of_a_handset_and_none_is_lost()
    {
        _air.Network.Change(new NetworkSettingsChange { Seed = 1, SegmentMilliseconds = 1, JitterMilliseconds = 500 });
        var sent = Enumerable.Range(1, 20).ToList();
        sent.ForEach(attempt => _air.Send(Push, 1, attempt: attempt));

        var answered = _air.After(521).Select(answer => answer.Attempt).ToList();

        Assert.NotEqual(sent, answered);
        Assert.Equal(sent, answered.Order());
    }

    [Fact]
    public void Segments_sent_from_several_threads_are_each_answered_once()
    {
        _air.Network.Change(new NetworkSettingsChange { JitterMilliseconds = 50 });
        Parallel.For(1, 5_001, group => _air.Send(Push, 1, group % 2 == 0 ? Recipient : Neighbour, group: group));

        Assert.Equal(Enumerable.Range(1, 5_000).Select(group => (long)group), _air.After(100_000).Select(answer => answer.GroupId).Order());
    }

    [Fact]
    public void A_number_without_a_handset_is_an_unknown_subscriber() => Assert.Equal(
        new SegmentAnswer(1, 1, 1, SegmentAnswerKind.Permanent, FailureCause.UnknownSubscriber, Code: 30),
        _air.Deliver(Push, 1, "+8613900000001"));

    [Fact]
    public void An_absent_handset_is_reached_again_when_it_is_back()
    {
        _air.Handsets.Change(_air.Handset, new HandsetChange { Absent = true });
        var away = _air.Deliver(Push, 1);
        _air.Handsets.Change(_air.Handset, new HandsetChange { Absent = false });
        var back = _air.Deliver(Push, 1);

        Assert.Equal((SegmentAnswerKind.HandsetAway, FailureCause.AbsentSubscriber), (away.Kind, away.Cause));
        Assert.Equal(SegmentAnswerKind.Delivered, back.Kind);
    }

    [Fact]
    public void A_handset_whose_memory_is_full_refuses_and_keeps_nothing()
    {
        _air.Handsets.Change(_air.Handset, new HandsetChange { MemoryFull = true });
        var answer = _air.Deliver(CapturedPushes.SingleSegment, 1);

        Assert.Equal((SegmentAnswerKind.HandsetAway, FailureCause.MemoryFull), (answer.Kind, answer.Cause));
        Assert.Empty(_air.Handset.Inbox());
    }

    [Fact]
    public void A_scripted_fault_hits_its_segment_as_often_as_it_says_and_disappears()
    {
        _air.Network.Change(new NetworkSettingsChange { Fail = [Fault(segment: 2, times: 2)] });

        Assert.Equal(SegmentAnswerKind.Delivered, _air.Deliver(Push, 1).Kind);
        Assert.Equal(FailureCause.TemporaryNetworkError, _air.Deliver(Push, 2).Cause);
        Assert.Equal(1, Assert.Single(_air.Network.Settings.Fail).Times);
        Assert.Equal(FailureCause.TemporaryNetworkError, _air.Deliver(Push, 2).Cause);
        Assert.Empty(_air.Network.Settings.Fail);
        Assert.Equal(SegmentAnswerKind.Delivered, _air.Deliver(Push, 2).Kind);
    }

    [Fact]
    public void A_scripted_fault_for_a_recipient_spares_the_others_and_can_be_permanent()
    {
        _air.Network.Change(new NetworkSettingsChange
        {
            Fail = [Fault(segment: 1, times: 1) with { Recipient = Recipient, Answer = ScriptedAnswer.Permanent }],
        });

        Assert.Equal(SegmentAnswerKind.Delivered, _air.Deliver(Push, 1, Neighbour).Kind);
        var hit = _air.Deliver(Push, 1);
        Assert.Equal((SegmentAnswerKind.Permanent, FailureCause.PermanentNetworkError), (hit.Kind, hit.Cause));
    }

    [Fact]
    public void A_lost_short_message_is_not_acknowledged_and_does_not_reach_the_handset()
    {
        _air.Network.Change(new NetworkSettingsChange { LossRate = 1 });
        var answer = _air.Deliver(CapturedPushes.SingleSegment, 1);

        Assert.Equal((SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged), (answer.Kind, answer.Cause));
        Assert.Empty(_air.Handset.Inbox());
    }

    [Fact]
    public void A_temporary_network_error_keeps_the_short_message_from_the_handset()
    {
        _air.Network.Change(new NetworkSettingsChange { TemporaryErrorRate = 1 });
        var answer = _air.Deliver(CapturedPushes.SingleSegment, 1);

        Assert.Equal((SegmentAnswerKind.Temporary, FailureCause.TemporaryNetworkError), (answer.Kind, answer.Cause));
        Assert.Empty(_air.Handset.Inbox());
    }

    [Fact]
    public void A_congested_network_throttles_and_takes_five_times_as_long()
    {
        _air.Network.Change(new NetworkSettingsChange { Congestion = 1 });
        _air.Send(Push, 1);

        Assert.Empty(_air.After(49));
        var answer = Assert.Single(_air.After(1));
        Assert.Equal((SegmentAnswerKind.Throttled, FailureCause.NetworkCongestion), (answer.Kind, answer.Cause));
    }

    [Fact]
    public void The_same_seed_gives_the_same_sequence_of_segments_the_same_faults()
    {
        _air.Network.Change(new NetworkSettingsChange { LossRate = 0.3, TemporaryErrorRate = 0.2, Congestion = 0.1 });

        var first = Run(seed: 4711);
        var again = Run(seed: 4711);
        var other = Run(seed: 4712);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Equal(4, first.Distinct().Count());
    }

    [Fact]
    public void A_change_leaves_what_it_does_not_name_and_replaces_the_scripted_faults()
    {
        _air.Network.Change(new NetworkSettingsChange { LossRate = 0.25, Seed = 9, Fail = [Fault(1, 1), Fault(2, 1)] });
        var settings = _air.Network.Change(new NetworkSettingsChange { JitterMilliseconds = 5 });

        Assert.Equal((0.25, 9, 5, 10, 2), (settings.LossRate, settings.Seed, settings.JitterMilliseconds, settings.SegmentMilliseconds, settings.Fail.Count));
        Assert.Empty(_air.Network.Change(new NetworkSettingsChange { Fail = [] }).Fail);
    }

    [Fact]
    public void A_change_out_of_range_is_refused_whole()
    {
        var refusal = Assert.Throws<ArgumentException>(() => _air.Network.Change(new NetworkSettingsChange { Seed = 5, LossRate = 1.5 }));

        Assert.Contains("/lossRate", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(new NetworkSettings(), _air.Network.Settings);
    }

    public void Dispose() => _air.Dispose();

    private List<FailureCause> Run(int seed)
    {
        _air.Network.Change(new NetworkSettingsChange { Seed = seed });
        for (var attempt = 1; attempt <= 200; attempt++)
        {
            _air.Send(Push, 1, attempt: attempt);
        }

        return [.. _air.After(100_000).Select(answer => answer.Cause)];
    }

    private static ScriptedFault Fault(int segment, int times) =>
        new() { Segment = segment, Times = times, Answer = ScriptedAnswer.Temporary };
}
