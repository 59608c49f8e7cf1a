using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Tests.Fakes;
using static PushPortal.Tests.Smsc.CentreUnderTest;

namespace PushPortal.Tests.Smsc;

/// <summary>Which group starts when: handsets, links, priorities, rates, lifetimes.</summary>
public sealed class GroupOrderTests
{
    private const string ThirdHandset = "+8613800000003";

    [Fact]
    public void Handset_receives_one_group_at_a_time()
    {
        var smsc = new CentreUnderTest();
        smsc.Submit(1, 2);
        smsc.Submit(2, 1);
        smsc.Answer(1, 1);
        smsc.Wait(1000);
        Assert.Equal(["1:1/1", "1:2/1"], smsc.Link.Log);

        smsc.Answer(1, 2);

        Assert.Equal(["1:1/1", "1:2/1", "2:1/1"], smsc.Link.Log);
    }

    [Fact]
    public void Next_group_starts_too_when_the_one_before_has_failed()
    {
        var smsc = new CentreUnderTest();
        smsc.Submit(1, 2);
        smsc.Submit(2, 1);

        smsc.Wait(30_000);

        Assert.Equal("2:1/1", smsc.Link.Log.Last());
        Assert.Equal(3, smsc.Link.Sent.Count);
    }

    [Fact]
    public void Two_handsets_receive_side_by_side()
    {
        var smsc = new CentreUnderTest();
        smsc.Submit(1, 2);
        smsc.Submit(2, 2, OtherHandset);

        Assert.Equal(["1:1/1", "1:2/1", "2:1/1", "2:2/1"], smsc.Link.Log);
    }

    [Theory]
    [InlineData(Handset, Handset, Handset)]
    [InlineData(Handset, OtherHandset, ThirdHandset)]
    public void Higher_priority_goes_first_and_within_it_what_came_first(string first, string second, string third)
    {
        var smsc = new CentreUnderTest(new RecordingLink(window: 1));
        smsc.Submit(1, 1, "+8613800000009");
        smsc.Submit(Push(2, 1, Handset, Priority.High));
        smsc.Submit(Push(3, 1, first, Priority.Low));
        smsc.Submit(Push(4, 1, second, Priority.Medium));
        smsc.Submit(Push(5, 1, third, Priority.High));
        smsc.Submit(Push(6, 1, second, Priority.Medium));
        foreach (var group in new[] { 1, 2, 5, 4, 6, 3 })
        {
            Assert.Equal($"{group}:1/1", smsc.Link.Log.Last());
            smsc.Answer(group, 1);
        }

        Assert.Equal(6, smsc.Answers.All.Count);
    }

    [Fact]
    public void Group_that_does_not_fit_waits_whole_and_is_not_overtaken()
    {
        var smsc = new CentreUnderTest(new RecordingLink(window: 4));
        smsc.Submit(1, 3);
        smsc.Submit(2, 2, OtherHandset);
        smsc.Submit(3, 1, ThirdHandset);
        Assert.Equal(3, smsc.Link.Sent.Count);

        smsc.Answer(1, 1);

        Assert.Equal(["2:1/1", "2:2/1"], smsc.Link.Log.Skip(3));
        smsc.Answer(1, 2);
        Assert.Equal("3:1/1", smsc.Link.Log.Last());
    }

    [Fact]
    public void Segment_that_waits_to_be_sent_again_keeps_its_place_on_the_link()
    {
        var smsc = new CentreUnderTest(new RecordingLink(window: 2));
        smsc.Submit(1, 2);
        smsc.Answer(1, 1, SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged);
        smsc.Submit(2, 1, OtherHandset);
        Assert.Equal(2, smsc.Link.Sent.Count);

        smsc.Wait(200);

        Assert.Equal(["1:1/1", "1:2/1", "1:1/2"], smsc.Link.Log);
    }

    [Fact]
    public void Group_larger_than_the_window_streams_through_an_empty_link()
    {
        var smsc = new CentreUnderTest(new RecordingLink(window: 2));
        smsc.Submit(1, 1);
        smsc.Submit(2, 5, OtherHandset);
        Assert.Single(smsc.Link.Sent);

        smsc.Answer(1, 1);
        Assert.Equal(["2:1/1", "2:2/1"], smsc.Link.Log.Skip(1));
        smsc.Submit(3, 1, ThirdHandset);
        smsc.Answer(2, 1);
        smsc.Answer(2, 2, SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged);
        Assert.Equal(["2:3/1", "2:4/1"], smsc.Link.Log.Skip(3));
        smsc.Wait(200);
        Assert.Equal(5, smsc.Link.Sent.Count);
        smsc.Answer(2, 3);
        smsc.Answer(2, 4);
        Assert.Equal(["2:2/2", "2:5/1"], smsc.Link.Log.Skip(5));
        smsc.Answer(2, 5);
        Assert.Equal("3:1/1", smsc.Link.Log.Last());
        smsc.Answer(2, 2);

        Assert.Equal(SubmitOutcome.Delivered, Assert.Single(smsc.Answers.Of(2)).Outcome);
    }

    [Fact]
    public void Stream_stops_while_the_link_is_paused()
    {
        var smsc = new CentreUnderTest(new RecordingLink(window: 2));
        smsc.Submit(1, 4);
        smsc.Answer(1, 1, SegmentAnswerKind.Throttled, FailureCause.LinkThrottled);
        smsc.Answer(1, 2);
        Assert.Equal(2, smsc.Link.Sent.Count);

        smsc.Wait(100);
        Assert.Equal(["1:1/2"], smsc.Link.Log.Skip(2));
        smsc.Answer(1, 1);

        Assert.Equal(["1:1/2", "1:3/1", "1:4/1"], smsc.Link.Log.Skip(2));
    }

    [Fact]
    public void Rate_is_kept_and_the_next_pass_is_asked_for_when_it_allows_more()
    {
        var smsc = new CentreUnderTest(new RecordingLink(segmentsPerSecond: 4));
        smsc.Submit(1, 3);
        smsc.Submit(2, 3, OtherHandset);
        Assert.Equal(3, smsc.Link.Sent.Count);
        Assert.Equal(Start.AddMilliseconds(500), smsc.Next);

        smsc.Wait(499);
        Assert.Equal(3, smsc.Link.Sent.Count);
        smsc.Wait(1);

        Assert.Equal(6, smsc.Link.Sent.Count);
    }

    [Fact]
    public void Segment_sent_again_counts_against_the_rate()
    {
        var smsc = new CentreUnderTest(new RecordingLink(segmentsPerSecond: 2));
        smsc.Submit(1, 2);
        smsc.Answer(1, 1, SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged);
        smsc.Wait(200);
        Assert.Equal(2, smsc.Link.Sent.Count);
        smsc.Wait(300);
        smsc.Submit(2, 1, OtherHandset);

        Assert.Equal(["1:1/1", "1:2/1", "1:1/2"], smsc.Link.Log);
        Assert.Equal(Start.AddMilliseconds(1000), smsc.Next);
    }

    [Theory]
    [InlineData(0, 256)]
    [InlineData(4, 121)]
    public void Group_that_can_never_go_through_is_refused_as_too_large(int segmentsPerSecond, int segments)
    {
        var smsc = new CentreUnderTest(new RecordingLink(segmentsPerSecond: segmentsPerSecond));
        smsc.Submit(1, segments);

        Assert.Equal((SubmitOutcome.PermanentFailure, FailureCause.TooLarge), Ended(smsc, 1));
        Assert.Null(smsc.Next);
    }

    [Fact]
    public void Number_that_no_link_serves_is_refused()
    {
        var smsc = new CentreUnderTest(new RecordingLink(prefix: "+49"));
        smsc.Submit(1, 2);

        Assert.Equal((SubmitOutcome.PermanentFailure, FailureCause.NoLink), Ended(smsc, 1));
        Assert.Equal(2, smsc.Answers.All[0].Report.Segments);
        Assert.Empty(smsc.Answers.All[0].Report.Attempts);
        Assert.Null(smsc.Next);
    }

    [Fact]
    public void First_link_that_serves_the_number_carries_it()
    {
        var smsc = new CentreUnderTest(new RecordingLink("germany", prefix: "+49"), new RecordingLink("rest"), new RecordingLink("never"));
        smsc.Submit(1, 1);
        smsc.Submit(2, 1, "+491700000000");

        Assert.Equal(["2:1/1"], smsc.Links[0].Log);
        Assert.Equal(["1:1/1"], smsc.Links[1].Log);
        Assert.Empty(smsc.Links[2].Log);
    }

    [Fact]
    public void Group_whose_lifetime_ends_before_its_start_is_not_started()
    {
        var smsc = new CentreUnderTest();
        smsc.Submit(1, 1);
        smsc.Submit(Push(2, 1, expiresAt: Start.AddSeconds(10)));
        smsc.Wait(10_000);
        smsc.Answer(1, 1);

        Assert.Equal((SubmitOutcome.PermanentFailure, FailureCause.LifetimeEnded), Ended(smsc, 2));
        Assert.DoesNotContain("2:1/1", smsc.Link.Log);
    }

    [Fact]
    public void Lifetime_ends_in_time_behind_a_group_that_waits_longer()
    {
        var smsc = new CentreUnderTest();
        smsc.Link.Available = false;
        smsc.Submit(1, 1);
        smsc.Submit(Push(2, 1, expiresAt: Start.AddSeconds(10)));
        smsc.Submit(Push(3, 1, OtherHandset, expiresAt: Start.AddSeconds(10)));
        smsc.Submit(Push(4, 1));
        PassUntil(smsc, Start.AddSeconds(12));

        Assert.Equal([2, 3], smsc.Answers.All.Select(answer => answer.SubmissionId).Order());
        Assert.All(smsc.Answers.All, answer => Assert.Equal(FailureCause.LifetimeEnded, answer.Cause));
        smsc.Link.Available = true;
        PassUntil(smsc, Start.AddSeconds(14));
        smsc.Answer(1, 1);
        smsc.Answer(4, 1);
        PassUntil(smsc, Start.AddMinutes(1));
        Assert.Equal(["1:1/1", "4:1/1"], smsc.Link.Log);
        Assert.Equal([1, 2, 3, 4], smsc.Answers.All.Select(answer => answer.SubmissionId).Order());
        Assert.Null(smsc.Next);
    }

    [Fact]
    public void Link_that_comes_back_starts_what_waits_without_any_other_cause()
    {
        var smsc = new CentreUnderTest();
        smsc.Link.Available = false;
        smsc.Submit(1, 2);
        smsc.Submit(2, 1, OtherHandset);
        PassUntil(smsc, Start.AddMinutes(5));
        Assert.Empty(smsc.Link.Sent);

        smsc.Link.Available = true;
        PassUntil(smsc, smsc.Now.AddSeconds(2));

        Assert.Equal(["1:1/1", "1:2/1", "2:1/1"], smsc.Link.Log);
    }

    [Fact]
    public void Submission_given_twice_is_taken_once()
    {
        var smsc = new CentreUnderTest();
        smsc.Submit(1, 1);
        smsc.Submit(1, 1);
        smsc.Submit(Push(1, 1, resubmitted: true));
        smsc.Answer(1, 1);

        Assert.Single(smsc.Link.Sent);
        Assert.Single(smsc.Answers.All);
        Assert.Empty(smsc.Journal.Looking);
    }

    /// <summary>Calls the centre only when it asked to be called, as its loop does.</summary>
    private static void PassUntil(CentreUnderTest smsc, DateTimeOffset until)
    {
        while (smsc.Next is { } next && next <= until)
        {
            Assert.True(next > smsc.Now);
            smsc.Wait((next - smsc.Now).TotalMilliseconds);
        }
    }

    private static (SubmitOutcome, FailureCause) Ended(CentreUnderTest smsc, long group)
    {
        var answer = Assert.Single(smsc.Answers.Of(group));
        return (answer.Outcome, answer.Cause);
    }
}
