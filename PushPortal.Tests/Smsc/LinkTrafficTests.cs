using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Tests.Fakes;
using static PushPortal.Tests.Smsc.CentreUnderTest;

namespace PushPortal.Tests.Smsc;

/// <summary>What a link says of itself, and what follows for the groups on it.</summary>
public sealed class LinkTrafficTests
{
    private readonly CentreUnderTest _smsc = new();

    [Fact]
    public void Handset_that_is_away_ends_the_group_at_once_and_burns_no_attempts()
    {
        _smsc.Submit(1, 2);
        _smsc.Answer(1, 1, SegmentAnswerKind.HandsetAway, FailureCause.AbsentSubscriber);
        _smsc.Answer(1, 2, SegmentAnswerKind.HandsetAway, FailureCause.AbsentSubscriber);

        var answer = Assert.Single(_smsc.Answers.All);
        Assert.Equal((SubmitOutcome.TemporaryFailure, FailureCause.AbsentSubscriber, 2), (answer.Outcome, answer.Cause, answer.Report.Attempts.Count));
    }

    [Fact]
    public void Segment_that_a_lost_link_had_goes_again_when_the_link_is_back_and_costs_no_attempt()
    {
        _smsc.Submit(1, 2);
        _smsc.Answer(1, 1);
        for (var time = 0; time < 8; time++)
        {
            _smsc.Link.Available = false;
            _smsc.Answer(1, 2, SegmentAnswerKind.LinkLost, FailureCause.LinkLost);
            var sent = _smsc.Link.Sent.Count;
            _smsc.Wait(1_000);
            Assert.Equal(sent, _smsc.Link.Sent.Count);
            _smsc.Link.Available = true;
            _smsc.Advance();
            Assert.Equal(sent + 1, _smsc.Link.Sent.Count);
        }

        _smsc.Answer(1, 2);
        Assert.Equal(SubmitOutcome.Delivered, Assert.Single(_smsc.Answers.All).Outcome);
    }

    [Fact]
    public void Link_that_does_not_come_back_within_the_window_fails_the_group()
    {
        _smsc.Submit(1, 1);
        _smsc.Link.Available = false;
        _smsc.Answer(1, 1, SegmentAnswerKind.LinkLost, FailureCause.LinkLost);
        _smsc.Wait(30_000);

        var answer = Assert.Single(_smsc.Answers.All);
        Assert.Equal((SubmitOutcome.TemporaryFailure, FailureCause.LinkLost), (answer.Outcome, answer.Cause));
    }

    [Fact]
    public void Groups_whose_start_is_on_its_way_to_disk_have_their_places_in_the_rate()
    {
        var smsc = new CentreUnderTest(new RecordingLink(window: 1_000, segmentsPerSecond: 10)) { Confirms = false };
        smsc.Submit(1, 6, "+1");
        smsc.Submit(2, 6, "+2");
        smsc.Submit(3, 6, "+3");

        // Started all at once, the third would have its last segment sent late in its window; with more of them, after its end.
        Assert.Equal(1, Assert.Single(smsc.Journal.Starting));
        smsc.Centre.Started(1, smsc.Now);
        smsc.Wait(200);
        Assert.Equal([1, 2], smsc.Journal.Starting);
    }

    [Fact]
    public void Group_whose_start_cannot_be_recorded_gives_its_places_in_the_rate_back()
    {
        var smsc = new CentreUnderTest(new RecordingLink(window: 1_000, segmentsPerSecond: 10)) { Confirms = false };
        smsc.Submit(1, 6, "+1");
        smsc.Submit(2, 6, "+2");

        smsc.Centre.NotStarted(smsc.Journal.Starting.Dequeue(), smsc.Now);
        smsc.Advance();

        Assert.Equal(2, Assert.Single(smsc.Journal.Starting));
    }

    [Fact]
    public void Group_larger_than_a_second_of_its_link_follows_at_even_distances()
    {
        var smsc = new CentreUnderTest(new RecordingLink(segmentsPerSecond: 4));
        smsc.Submit(1, 7);
        Assert.Equal(4, smsc.Link.Sent.Count);

        for (var step = 1; step <= 3; step++)
        {
            smsc.Wait(249);
            Assert.Equal(3 + step, smsc.Link.Sent.Count);
            smsc.Wait(1);
            Assert.Equal(4 + step, smsc.Link.Sent.Count);
        }
    }

    [Fact]
    public void Throttled_link_has_a_smaller_window_and_recovers_by_itself()
    {
        var smsc = new CentreUnderTest(new RecordingLink(window: 8));
        for (var id = 1; id <= 400; id++)
        {
            smsc.Centre.Submit(Push(id, 1, $"+86138{id:d8}"), smsc.Now);
        }

        smsc.Advance();
        for (var id = 1; id <= 8; id++)
        {
            smsc.Answer(id, 1, SegmentAnswerKind.Throttled, FailureCause.LinkThrottled);
        }

        Assert.Equal(4, smsc.Centre.Links(smsc.Now)[0].WindowNow);
        Assert.Equal((8L, smsc.Now.AddMilliseconds(100)), (smsc.Centre.Links(smsc.Now)[0].Throttlings, smsc.Centre.Links(smsc.Now)[0].PausedUntil));
        smsc.Wait(100);
        Assert.Equal(12, smsc.Link.Sent.Count);
        for (var sent = 8; sent < smsc.Link.Sent.Count; sent++)
        {
            smsc.Answer(smsc.Link.Sent[sent].GroupId, 1);
        }

        Assert.Equal(400, smsc.Answers.All.Count);
        Assert.Equal(8, smsc.Centre.Links(smsc.Now)[0].WindowNow);
    }

    [Fact]
    public void Groups_that_a_smaller_window_holds_up_go_on_as_others_are_answered()
    {
        var smsc = new CentreUnderTest(new RecordingLink(window: 4));
        smsc.Submit(1, 2);
        smsc.Submit(2, 2, OtherHandset);
        smsc.Answer(1, 1, SegmentAnswerKind.Throttled, FailureCause.LinkThrottled);
        smsc.Answer(1, 2, SegmentAnswerKind.Throttled, FailureCause.LinkThrottled);
        smsc.Answer(2, 1, SegmentAnswerKind.Throttled, FailureCause.LinkThrottled);
        smsc.Answer(2, 2, SegmentAnswerKind.Throttled, FailureCause.LinkThrottled);
        smsc.Wait(100);
        Assert.Equal(["1:1/2", "1:2/2"], smsc.Link.Log.Skip(4));

        smsc.Answer(1, 1);
        smsc.Answer(1, 2);

        Assert.Equal(["2:1/2", "2:2/2"], smsc.Link.Log.Skip(6));
    }

    [Fact]
    public void Policy_is_the_links_own_and_a_change_holds_for_groups_that_start_after_it()
    {
        _smsc.Link.Policy = new LinkPolicy { TransactionWindow = TimeSpan.FromSeconds(5) };
        _smsc.Submit(1, 1);
        _smsc.Link.Policy = new LinkPolicy { TransactionWindow = TimeSpan.FromSeconds(1) };
        _smsc.Wait(1_000);
        Assert.Empty(_smsc.Answers.All);
        _smsc.Wait(4_000);
        Assert.Single(_smsc.Answers.All);

        _smsc.Submit(2, 1);
        _smsc.Wait(1_000);

        Assert.Equal(2, _smsc.Answers.All.Count);
    }

    [Fact]
    public void Code_of_an_answer_is_in_the_report()
    {
        _smsc.Submit(1, 1);
        _smsc.Answer(new SegmentAnswer(1, 1, 1, SegmentAnswerKind.Permanent, FailureCause.MessageRefused, 0x45));

        Assert.Equal(0x45, Assert.Single(_smsc.Answers.All[0].Report.Attempts).Code);
    }
}
