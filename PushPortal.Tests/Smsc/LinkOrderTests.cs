using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Tests.Fakes;
using static PushPortal.Tests.Smsc.CentreUnderTest;

namespace PushPortal.Tests.Smsc;

/// <summary>What administrators order of a link, and what follows for the groups on it.</summary>
public sealed class LinkOrderTests
{
    private readonly CentreUnderTest _smsc = new();

    [Fact]
    public void Stopped_link_sends_no_segment_whatever_happens_until_it_is_started()
    {
        _smsc.Submit(1, 3);
        _smsc.Answer(1, 1, SegmentAnswerKind.Temporary, FailureCause.TemporaryNetworkError);
        _smsc.Answer(1, 2, SegmentAnswerKind.Throttled, FailureCause.LinkThrottled);
        var sent = _smsc.Link.Sent.Count;

        Order(LinkMode.Stopped);
        _smsc.Answer(1, 3, SegmentAnswerKind.LinkLost, FailureCause.LinkLost);
        _smsc.Submit(2, 1, OtherHandset);
        for (var second = 0; second < 40; second++)
        {
            _smsc.Wait(1_000);
        }

        Assert.Equal(sent, _smsc.Link.Sent.Count);
        Assert.True(_smsc.Link.IsStopped);

        Order(LinkMode.Running);
        Assert.False(_smsc.Link.IsStopped);
        Assert.Equal("2:1/1", _smsc.Link.Log.Last());
    }

    [Fact]
    public void Group_whose_start_was_being_recorded_is_not_sent_after_the_stop()
    {
        _smsc.Confirms = false;
        _smsc.Submit(1, 2);
        Order(LinkMode.Stopped);
        _smsc.Confirms = true;
        _smsc.Advance();

        Assert.Empty(_smsc.Link.Sent);
        _smsc.Wait(30_000);
        Assert.Equal((SubmitOutcome.TemporaryFailure, FailureCause.WindowClosed), (_smsc.Answers.All[0].Outcome, _smsc.Answers.All[0].Cause));
    }

    [Fact]
    public void Answers_that_still_come_to_a_stopped_link_are_taken()
    {
        _smsc.Submit(1, 2);
        Order(LinkMode.Stopped);
        _smsc.Answer(1, 1);
        _smsc.Answer(1, 2);

        Assert.Equal(SubmitOutcome.Delivered, Assert.Single(_smsc.Answers.All).Outcome);
    }

    [Fact]
    public void Open_group_of_a_stopped_link_is_handed_back_at_the_end_of_its_window_as_that_of_a_lost_one()
    {
        _smsc.Submit(1, 1);
        Order(LinkMode.Stopped);
        _smsc.Answer(1, 1, SegmentAnswerKind.LinkLost, FailureCause.LinkLost);
        _smsc.Wait(29_999);
        Assert.Empty(_smsc.Answers.All);
        _smsc.Wait(1);

        Assert.Equal((SubmitOutcome.TemporaryFailure, FailureCause.LinkLost), (_smsc.Answers.All[0].Outcome, _smsc.Answers.All[0].Cause));
    }

    [Fact]
    public void Draining_link_finishes_what_is_open_retries_included_starts_nothing_and_is_then_stopped()
    {
        _smsc.Submit(1, 2);
        _smsc.Submit(2, 1);
        Order(LinkMode.Draining);
        _smsc.Submit(3, 1, OtherHandset);
        _smsc.Answer(1, 1);
        _smsc.Answer(1, 2, SegmentAnswerKind.Temporary, FailureCause.TemporaryNetworkError);
        _smsc.Wait(200);

        Assert.Equal(["1:1/1", "1:2/1", "1:2/2"], _smsc.Link.Log);
        Assert.Equal((LinkMode.Draining, 1, 1, 1_003), Status(status => (status.Mode, status.Groups, status.Waiting, status.FirstWaiting)));
        Assert.False(_smsc.Link.IsStopped);

        _smsc.Answer(1, 2);

        Assert.Equal(SubmitOutcome.Delivered, Assert.Single(_smsc.Answers.All).Outcome);
        Assert.Equal((LinkMode.Stopped, 0, 2), Status(status => (status.Mode, status.Groups, status.Waiting)));
        Assert.True(_smsc.Link.IsStopped);
    }

    [Theory]
    [InlineData(SmscMode.Transaction)]
    [InlineData(SmscMode.StoreAndForward)]
    public void Drain_ends_although_nothing_is_answered(SmscMode mode)
    {
        _smsc.Submit(Push(1, 3) with { Mode = mode });
        _smsc.Submit(Push(2, 2, OtherHandset) with { Mode = mode });
        Order(LinkMode.Draining);
        _smsc.Wait(29_999);
        Assert.Equal(LinkMode.Draining, Status(status => status.Mode));
        var sent = _smsc.Link.Sent.Count;
        _smsc.Wait(1);

        Assert.Equal((LinkMode.Stopped, 0), Status(status => (status.Mode, status.Groups)));
        _smsc.Wait(3_600_000);
        Assert.Equal(sent, _smsc.Link.Sent.Count);
    }

    [Fact]
    public void Drain_with_nothing_open_is_a_stop()
    {
        Order(LinkMode.Draining);
        Assert.Equal(LinkMode.Stopped, Status(status => status.Mode));

        // The order stands as it was given: after a restart it comes to the same.
        Assert.Equal(LinkMode.Draining, Status(status => status.Order!.Mode));
    }

    [Fact]
    public void Drain_waits_for_a_group_whose_start_is_being_recorded_and_for_one_that_could_not_be()
    {
        _smsc.Confirms = false;
        _smsc.Submit(1, 1);
        _smsc.Submit(2, 1, OtherHandset);
        Order(LinkMode.Draining);
        Assert.Equal((LinkMode.Draining, 2), Status(status => (status.Mode, status.Groups)));
        _smsc.Centre.NotStarted(_smsc.Journal.Starting.Dequeue(), _smsc.Now);
        _smsc.Confirms = true;
        _smsc.Advance();
        Assert.Equal((LinkMode.Draining, 1), Status(status => (status.Mode, status.Groups)));
        _smsc.Answer(2, 1);

        Assert.Equal(LinkMode.Stopped, Status(status => status.Mode));
    }

    [Fact]
    public void Nothing_is_lost_and_the_order_of_a_handset_is_kept_over_stop_and_start()
    {
        for (var id = 1; id <= 20; id++)
        {
            _smsc.Submit(id, 2, id % 2 == 0 ? Handset : OtherHandset);
        }

        Order(LinkMode.Stopped);
        _smsc.Wait(30_000);
        Assert.Equal(2, _smsc.Answers.All.Count);
        Order(LinkMode.Running);
        for (var sent = 4; sent < _smsc.Link.Sent.Count; sent++)
        {
            _smsc.Answer(_smsc.Link.Sent[sent].GroupId, _smsc.Link.Sent[sent].Segment);
        }

        Assert.Equal(20, _smsc.Answers.All.Count);
        foreach (var handset in (string[])[Handset, OtherHandset])
        {
            var groups = _smsc.Link.Sent.Where(segment => segment.Recipient == handset).Select(segment => segment.GroupId).ToList();
            Assert.Equal(groups.Order(), groups);
        }
    }

    [Fact]
    public void Waiting_group_of_a_stopped_link_expires_in_time()
    {
        Order(LinkMode.Stopped);
        _smsc.Submit(Push(1, 1, expiresAt: Start.AddSeconds(10)));
        _smsc.Wait(11_000);

        Assert.Equal(FailureCause.LifetimeEnded, Assert.Single(_smsc.Answers.All).Cause);
    }

    [Fact]
    public void Other_links_go_on()
    {
        var smsc = new CentreUnderTest(new RecordingLink("one", prefix: "+861380"), new RecordingLink("two", prefix: "+49"));
        smsc.Centre.Order("one", Ordered(LinkMode.Stopped));
        smsc.Submit(1, 1);
        smsc.Submit(2, 1, "+491700000001");

        Assert.Empty(smsc.Links[0].Sent);
        Assert.Single(smsc.Links[1].Sent);
        Assert.False(smsc.Centre.Order("three", Ordered(LinkMode.Stopped)));
    }

    [Fact]
    public void Throttled_link_is_given_no_more_than_was_ordered_until_that_is_changed()
    {
        _smsc.Centre.Order("link", Ordered(LinkMode.Running, 4));
        for (var id = 1; id <= 12; id++)
        {
            _smsc.Centre.Submit(Push(id, 1, $"+86138{id:d8}"), _smsc.Now);
        }

        _smsc.Advance();
        foreach (var sent in (int[])[4, 8, 12])
        {
            Assert.Equal(sent, _smsc.Link.Sent.Count);
            _smsc.Wait(1_000);
        }

        _smsc.Centre.Order("link", Ordered(LinkMode.Running));
        for (var id = 21; id <= 40; id++)
        {
            _smsc.Submit(Push(id, 1, $"+86138{id:d8}"));
        }

        Assert.Equal(32, _smsc.Link.Sent.Count);
    }

    [Theory]
    [InlineData(10, 50, 10)]
    [InlineData(10, 5, 5)]
    [InlineData(0, 5, 5)]
    [InlineData(10, null, 10)]
    public void Order_lowers_a_links_limit_and_never_raises_it(int set, int? ordered, int rate)
    {
        var smsc = new CentreUnderTest(new RecordingLink(segmentsPerSecond: set));
        smsc.Centre.Order("link", Ordered(LinkMode.Running, ordered));

        var status = smsc.Centre.Links(smsc.Now)[0];
        Assert.Equal((rate, set), (status.SegmentsPerSecond, status.SegmentsPerSecondSet));
    }

    [Fact]
    public void Group_that_cannot_arrive_at_the_ordered_rate_is_handed_back_unsent_and_holds_nobody_up()
    {
        _smsc.Link.Policy = new LinkPolicy { TransactionWindow = TimeSpan.FromSeconds(5) };
        Order(LinkMode.Stopped);
        _smsc.Submit(1, 6);
        _smsc.Submit(2, 5, OtherHandset);
        _smsc.Centre.Order("link", Ordered(LinkMode.Running, 1));
        _smsc.Wait(0);

        var answer = Assert.Single(_smsc.Answers.All);
        Assert.Equal((1L, SubmitOutcome.TemporaryFailure, FailureCause.LinkThrottled), (answer.SubmissionId, answer.Outcome, answer.Cause));
        Assert.All(_smsc.Link.Sent, segment => Assert.Equal(2, segment.GroupId));
        Assert.NotEmpty(_smsc.Link.Sent);
    }

    private static LinkOrder Ordered(LinkMode mode, int? segmentsPerSecond = null) => new(mode, segmentsPerSecond, "admin", "maintenance", Start);

    private void Order(LinkMode mode)
    {
        Assert.True(_smsc.Centre.Order("link", Ordered(mode)));
        _smsc.Advance();
    }

    private T Status<T>(Func<LinkStatus, T> of) => of(_smsc.Centre.Links(_smsc.Now)[0]);
}
