using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Tests.Fakes;
using static PushPortal.Tests.Smsc.CentreUnderTest;

namespace PushPortal.Tests.Smsc;

/// <summary>One group: its segments, its attempts, its window and its end.</summary>
public sealed class ShortMessageCentreTests
{
    private readonly CentreUnderTest _smsc = new();

    [Fact]
    public void Nothing_goes_out_before_the_start_is_on_disk_and_then_all_segments_back_to_back()
    {
        _smsc.Confirms = false;
        _smsc.Submit(1, 3);
        _smsc.Wait(5000);
        Assert.Empty(_smsc.Link.Sent);

        _smsc.Centre.Started(_smsc.Journal.Starting.Dequeue(), _smsc.Now);

        Assert.Equal(["1:1/1", "1:2/1", "1:3/1"], _smsc.Link.Log);
        Assert.Equal([true, true, false], _smsc.Link.Sent.Select(sent => sent.MoreMessages));
        Assert.All(_smsc.Link.Sent, sent => Assert.Equal((Handset, 3), (sent.Recipient, sent.Segments)));
    }

    [Fact]
    public void Single_segment_has_no_reference_and_is_delivered_by_its_acknowledgement()
    {
        _smsc.Submit(1, 1);
        _smsc.Answer(1, 1);

        var answer = Assert.Single(_smsc.Answers.All);
        Assert.Equal((1L, SubmitOutcome.Delivered, FailureCause.None, null, "link", 1), (answer.SubmissionId, answer.Outcome, answer.Cause, answer.Report.Reference, answer.Report.Link, answer.Report.Segments));
        Assert.Equal([new AttemptReport(1, Start, 0, SegmentAnswerKind.Delivered, FailureCause.None)], answer.Report.Attempts);
        Assert.Same(answer, _smsc.Journal.Records[1].Answer);
        Assert.Equal(0, _smsc.Centre.Open);
    }

    [Fact]
    public void Group_is_delivered_only_when_every_segment_is_acknowledged()
    {
        _smsc.Submit(1, 3);
        _smsc.Answer(1, 2);
        _smsc.Answer(1, 1);
        _smsc.Answer(new SegmentAnswer(1, 1, 1, SegmentAnswerKind.Delivered, FailureCause.None));
        Assert.Empty(_smsc.Answers.All);

        _smsc.Answer(1, 3);

        Assert.Equal(SubmitOutcome.Delivered, Assert.Single(_smsc.Answers.All).Outcome);
    }

    [Fact]
    public void Segment_refused_for_a_moment_is_sent_again_alone_and_unchanged()
    {
        _smsc.Submit(1, 3);
        _smsc.Answer(1, 1);
        _smsc.Answer(1, 2, SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged);
        _smsc.Answer(1, 3);
        _smsc.Wait(199);
        Assert.Equal(3, _smsc.Link.Sent.Count);

        _smsc.Wait(1);

        Assert.Equal(["1:1/1", "1:2/1", "1:3/1", "1:2/2"], _smsc.Link.Log);
        Assert.Equal(Octets(_smsc.Link.Sent[1]), Octets(_smsc.Link.Sent[3]));
        _smsc.Answer(1, 2);
        Assert.Equal([(1, SegmentAnswerKind.Delivered), (2, SegmentAnswerKind.Temporary), (3, SegmentAnswerKind.Delivered), (2, SegmentAnswerKind.Delivered)],
            Assert.Single(_smsc.Answers.All).Report.Attempts.Select(attempt => (attempt.Segment, attempt.Answer)));
    }

    [Fact]
    public void Delay_doubles_to_two_seconds_and_the_fifth_attempt_is_the_last()
    {
        _smsc.Submit(1, 1);
        foreach (var delay in new[] { 200, 400, 800, 1600 })
        {
            _smsc.Answer(1, 1, SegmentAnswerKind.Temporary, FailureCause.AbsentSubscriber);
            var sent = _smsc.Link.Sent.Count;
            Assert.True(_smsc.Next <= _smsc.Now.AddMilliseconds(delay));
            _smsc.Wait(delay - 1);
            Assert.Equal(sent, _smsc.Link.Sent.Count);
            _smsc.Wait(1);
            Assert.Equal(sent + 1, _smsc.Link.Sent.Count);
            Assert.Empty(_smsc.Answers.All);
        }

        _smsc.Answer(1, 1, SegmentAnswerKind.Temporary, FailureCause.MemoryFull);

        Assert.Equal((SubmitOutcome.TemporaryFailure, FailureCause.MemoryFull, 5), Ended());
    }

    [Theory]
    [InlineData(1, 200)]
    [InlineData(2, 400)]
    [InlineData(4, 1600)]
    [InlineData(5, 2000)]
    [InlineData(100, 2000)]
    public void Retry_delay_has_a_ceiling(int attempt, double milliseconds)
    {
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), new LinkPolicy().RetryDelay(attempt));
    }

    [Fact]
    public void Late_answer_to_an_earlier_attempt_does_not_stand_for_the_one_that_is_awaited()
    {
        _smsc.Submit(1, 1);
        _smsc.Answer(1, 1, SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged);
        _smsc.Wait(200);

        _smsc.Answer(new SegmentAnswer(1, 1, 1, SegmentAnswerKind.Delivered, FailureCause.None));

        Assert.Empty(_smsc.Answers.All);
    }

    [Fact]
    public void Permanent_answer_fails_the_group_but_only_when_no_segment_is_outstanding_any_more()
    {
        _smsc.Submit(1, 3);
        _smsc.Answer(1, 1, SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged);
        _smsc.Answer(1, 2, SegmentAnswerKind.Permanent, FailureCause.UnknownSubscriber);
        _smsc.Wait(5000);
        Assert.Empty(_smsc.Answers.All);
        Assert.Equal(3, _smsc.Link.Sent.Count);

        _smsc.Answer(1, 3);

        Assert.Equal((SubmitOutcome.PermanentFailure, FailureCause.UnknownSubscriber, 3), Ended());
    }

    [Fact]
    public void Window_that_closes_ends_the_group_with_the_last_cause_and_late_answers_are_ignored()
    {
        _smsc.Submit(1, 2);
        _smsc.Answer(1, 1, SegmentAnswerKind.Temporary, FailureCause.AbsentSubscriber);
        _smsc.Wait(200);
        _smsc.Wait(29_799);
        Assert.Empty(_smsc.Answers.All);

        _smsc.Wait(1);

        Assert.Equal((SubmitOutcome.TemporaryFailure, FailureCause.AbsentSubscriber, 3), Ended());
        Assert.Equal([SegmentAnswerKind.Temporary, SegmentAnswerKind.None, SegmentAnswerKind.None], _smsc.Answers.All[0].Report.Attempts.Select(attempt => attempt.Answer));
        _smsc.Answer(1, 1);
        _smsc.Answer(1, 2);
        Assert.Single(_smsc.Answers.All);
    }

    [Fact]
    public void Window_that_closes_without_any_answer_says_so()
    {
        _smsc.Submit(1, 2);
        _smsc.Wait(30_000);

        Assert.Equal((SubmitOutcome.TemporaryFailure, FailureCause.WindowClosed, 2), Ended());
    }

    [Fact]
    public void Window_begins_with_the_first_attempt_and_not_with_the_submission()
    {
        _smsc.Confirms = false;
        _smsc.Submit(1, 1);
        _smsc.Wait(29_000);
        _smsc.Confirms = true;
        _smsc.Advance();

        _smsc.Wait(29_999);
        Assert.Empty(_smsc.Answers.All);
        _smsc.Wait(1);
        Assert.Single(_smsc.Answers.All);
    }

    [Fact]
    public void Late_answer_to_a_closed_group_gives_no_room_twice()
    {
        var smsc = new CentreUnderTest(new RecordingLink(window: 2));
        smsc.Submit(1, 2);
        smsc.Wait(30_000);
        smsc.Submit(2, 2, OtherHandset);
        smsc.Answer(new SegmentAnswer(1, 1, 1, SegmentAnswerKind.Delivered, FailureCause.None));
        smsc.Answer(new SegmentAnswer(1, 2, 1, SegmentAnswerKind.Delivered, FailureCause.None));

        smsc.Submit(3, 1, "+8613800000003");

        Assert.DoesNotContain("3:1/1", smsc.Link.Log);
    }

    [Fact]
    public void Throttled_segment_costs_no_attempt()
    {
        _smsc.Submit(1, 1);
        for (var time = 0; time < 12; time++)
        {
            _smsc.Answer(1, 1, SegmentAnswerKind.Throttled, FailureCause.LinkThrottled);
            _smsc.Wait(2000);
        }

        Assert.Equal(13, _smsc.Link.Sent.Count);
        _smsc.Answer(1, 1);
        Assert.Equal((SubmitOutcome.Delivered, FailureCause.None, 13), Ended());
    }

    [Fact]
    public void Throttled_link_sends_nothing_until_its_pause_is_over_and_pauses_grow()
    {
        _smsc.Submit(1, 2);
        _smsc.Answer(1, 2, SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged);
        _smsc.Wait(150);
        _smsc.Answer(1, 1, SegmentAnswerKind.Throttled, FailureCause.LinkThrottled);
        _smsc.Submit(2, 1, OtherHandset);
        _smsc.Wait(99);
        Assert.Equal(2, _smsc.Link.Sent.Count);

        _smsc.Wait(1);

        Assert.Equal(["1:1/2", "1:2/2", "2:1/1"], _smsc.Link.Log.Skip(2).Order());
        _smsc.Answer(1, 1, SegmentAnswerKind.Throttled, FailureCause.LinkThrottled);
        _smsc.Wait(199);
        Assert.Equal(5, _smsc.Link.Sent.Count);
        _smsc.Wait(1);
        Assert.Equal(6, _smsc.Link.Sent.Count);
    }

    [Fact]
    public void Group_whose_start_is_confirmed_in_a_pause_goes_out_whole_after_it()
    {
        _smsc.Submit(1, 1);
        _smsc.Confirms = false;
        _smsc.Submit(2, 2, OtherHandset);
        _smsc.Answer(1, 1, SegmentAnswerKind.Throttled, FailureCause.LinkThrottled);
        _smsc.Confirms = true;
        _smsc.Advance();
        Assert.Single(_smsc.Link.Sent);

        _smsc.Wait(100);

        Assert.Equal(["1:1/2", "2:1/1", "2:2/1"], _smsc.Link.Log.Skip(1).Order());
    }

    private (SubmitOutcome, FailureCause, int) Ended()
    {
        var answer = Assert.Single(_smsc.Answers.All);
        return (answer.Outcome, answer.Cause, answer.Report.Attempts.Count);
    }

    private static string Octets(SegmentDelivery segment) => Convert.ToHexString(segment.UserDataHeader.Span) + Convert.ToHexString(segment.UserData.Span);
}
