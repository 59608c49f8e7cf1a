using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Tests.Fakes;
using static PushPortal.Tests.Smsc.CentreUnderTest;

namespace PushPortal.Tests.Smsc;

/// <summary>The prior art: unrelated short messages by a schedule of their own.</summary>
public sealed class StoreAndForwardTests
{
    private readonly CentreUnderTest _smsc = new();

    [Fact]
    public void Short_messages_take_their_turns_one_by_one()
    {
        Submit(1, 3);
        Assert.Equal(["1:1/1"], _smsc.Link.Log);
        _smsc.Answer(1, 1);
        _smsc.Answer(1, 2);
        Assert.Empty(_smsc.Answers.All);
        _smsc.Answer(1, 3);

        Assert.Equal(["1:1/1", "1:2/1", "1:3/1"], _smsc.Link.Log);
        Assert.Equal(SubmitOutcome.Delivered, Assert.Single(_smsc.Answers.All).Outcome);
        _smsc.Wait(2_000);
        Assert.Equal(0, _smsc.Centre.Open);
    }

    [Fact]
    public void Next_one_goes_before_what_came_to_the_link_meanwhile()
    {
        var smsc = new CentreUnderTest(new RecordingLink(window: 1));
        smsc.Submit(Push(1, 2) with { Mode = SmscMode.StoreAndForward });
        smsc.Submit(Push(2, 1, OtherHandset) with { Mode = SmscMode.StoreAndForward });

        smsc.Answer(1, 1);
        smsc.Answer(1, 2);

        Assert.Equal(["1:1/1", "1:2/1", "2:1/1"], smsc.Link.Log);
    }

    [Fact]
    public void One_that_fails_waits_for_its_schedule_while_the_others_go_on()
    {
        Submit(1, 2);
        _smsc.Answer(1, 1, SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged);
        _smsc.Answer(1, 2);
        _smsc.Wait(TimeSpan.FromMinutes(1).TotalMilliseconds - 1);
        Assert.Equal(2, _smsc.Link.Sent.Count);

        _smsc.Wait(1);

        Assert.Equal("1:1/2", _smsc.Link.Log.Last());
        _smsc.Answer(1, 1, SegmentAnswerKind.Temporary, FailureCause.AbsentSubscriber);
        _smsc.Wait(TimeSpan.FromMinutes(5).TotalMilliseconds);
        Assert.Equal("1:1/3", _smsc.Link.Log.Last());
        _smsc.Answer(1, 1);
        Assert.Equal((SubmitOutcome.Delivered, 4), (_smsc.Answers.All[0].Outcome, _smsc.Answers.All[0].Report.Attempts.Count));
    }

    [Fact]
    public void They_wait_while_a_group_to_the_handset_is_open()
    {
        _smsc.Submit(1, 2);
        Submit(2, 1);
        _smsc.Answer(1, 1);
        Assert.DoesNotContain("2:1/1", _smsc.Link.Log);

        _smsc.Answer(1, 2);

        Assert.Equal("2:1/1", _smsc.Link.Log.Last());
    }

    [Fact]
    public void Group_goes_between_them()
    {
        Submit(1, 2);
        _smsc.Submit(2, 2);
        _smsc.Answer(1, 1);
        Assert.Equal(["1:1/1", "1:2/1"], _smsc.Link.Log);
        _smsc.Answer(1, 2, SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged);

        Assert.Equal(["2:1/1", "2:2/1"], _smsc.Link.Log.Skip(2));
    }

    [Fact]
    public void Missing_answer_is_a_failure_of_the_moment()
    {
        Submit(1, 1);
        _smsc.Wait(30_000);
        _smsc.Wait(60_000);

        Assert.Equal(["1:1/1", "1:1/2"], _smsc.Link.Log);
    }

    [Fact]
    public void Permanent_failure_of_one_does_not_stop_the_others_but_the_whole_has_failed()
    {
        Submit(1, 2);
        _smsc.Answer(1, 1, SegmentAnswerKind.Permanent, FailureCause.UnknownSubscriber);
        _smsc.Answer(1, 2);

        Assert.Equal((SubmitOutcome.PermanentFailure, FailureCause.UnknownSubscriber), (_smsc.Answers.All[0].Outcome, _smsc.Answers.All[0].Cause));
    }

    [Fact]
    public void Lifetime_ends_what_has_not_gone_through()
    {
        Submit(1, 2, Start.AddMinutes(3));
        _smsc.Answer(1, 1);
        _smsc.Answer(1, 2, SegmentAnswerKind.Temporary, FailureCause.AbsentSubscriber);
        _smsc.Wait(60_000);
        _smsc.Answer(1, 2, SegmentAnswerKind.Temporary, FailureCause.MemoryFull);

        // The next try would be after the end.
        Assert.Equal((SubmitOutcome.TemporaryFailure, FailureCause.MemoryFull), (_smsc.Answers.All[0].Outcome, _smsc.Answers.All[0].Cause));
    }

    [Fact]
    public void Lifetime_that_ends_while_it_waits_for_its_handset_ends_it()
    {
        _smsc.Submit(1, 1);
        Submit(2, 2, Start.AddSeconds(10));
        _smsc.Wait(10_000);
        _smsc.Wait(1_000);

        Assert.Equal(FailureCause.LifetimeEnded, Assert.Single(_smsc.Answers.Of(2)).Cause);
        _smsc.Answer(1, 1);
        Assert.Equal(["1:1/1"], _smsc.Link.Log);
        _smsc.Wait(2_000);
        Assert.Equal(0, _smsc.Centre.Open);
    }

    private void Submit(long id, int segments, DateTimeOffset? expiresAt = null) =>
        _smsc.Submit(Push(id, segments, expiresAt: expiresAt) with { Mode = SmscMode.StoreAndForward });
}
