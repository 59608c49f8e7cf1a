using PushPortal.Domain.Protocols.Sms;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using static PushPortal.Tests.Smsc.CentreUnderTest;

namespace PushPortal.Tests.Smsc;

/// <summary>A transaction that is sent again goes on where its last group stopped, as long as the handset may hold what it has.</summary>
public sealed class ResumeTests
{
    private readonly CentreUnderTest _smsc = new();

    [Fact]
    public void Only_what_was_not_delivered_is_sent_again_and_with_the_same_reference()
    {
        var reference = FailAfterTheFirst(1);

        _smsc.Submit(Again(2));

        Assert.Equal(["2:2/1", "2:3/1"], _smsc.Link.Log.Skip(3));
        Assert.All(_smsc.Link.Sent, sent => Assert.Equal((reference, 3), (ReferenceOf(sent), sent.Segments)));
        _smsc.Answer(2, 2);
        _smsc.Answer(2, 3);
        var report = _smsc.Answers.Of(2)[0].Report;
        Assert.Equal((SubmitOutcome.Delivered, 3), (_smsc.Answers.Of(2)[0].Outcome, report.Segments));
        Assert.Equal([1], report.DeliveredBefore!);
        Assert.Equal([2, 3], report.Attempts.Select(attempt => attempt.Segment));
    }

    [Fact]
    public void What_several_groups_delivered_adds_up()
    {
        FailAfterTheFirst(1);
        _smsc.Submit(Again(2));
        _smsc.Answer(2, 3);
        _smsc.Answer(2, 2, SegmentAnswerKind.HandsetAway, FailureCause.AbsentSubscriber);

        _smsc.Submit(Again(3));

        Assert.Equal("3:2/1", _smsc.Link.Log.Last());
        _smsc.Answer(3, 2);
        Assert.Equal([1, 3], _smsc.Answers.Of(3)[0].Report.DeliveredBefore!);
    }

    [Fact]
    public void Reference_rests_after_the_delivery_since_copies_may_lie_at_the_handset()
    {
        var reference = FailAfterTheFirst(1);
        _smsc.Submit(Again(2));
        _smsc.Answer(2, 2);
        _smsc.Answer(2, 3);

        Assert.DoesNotContain(reference, ReferencesOf(256));
        _smsc.Wait(_smsc.Policy.ReassemblyTime.TotalMilliseconds);
        Assert.Contains(reference, ReferencesOf(256));
    }

    [Fact]
    public void Reference_of_a_group_of_which_a_segment_was_sent_twice_rests_too_over_a_restart()
    {
        _smsc.Submit(1, 2);
        _smsc.Answer(1, 1, SegmentAnswerKind.Temporary, FailureCause.NotAcknowledged);
        _smsc.Wait(200);
        _smsc.Answer(1, 1);
        _smsc.Answer(1, 2);
        var restarted = new CentreUnderTest();

        restarted.Centre.Restore(_smsc.Journal.Records.Values);

        restarted.Submit(Push(1, 2) with { TransactionId = 7 });
        Assert.NotEqual(ReferenceOf(_smsc.Link.Sent[0]), ReferenceOf(restarted.Link.Sent[0]));
    }

    [Fact]
    public void Reference_rests_after_the_delivery_although_nothing_was_known_to_lie_at_the_handset()
    {
        _smsc.Submit(1, 2);
        _smsc.Answer(1, 1, SegmentAnswerKind.HandsetAway, FailureCause.AbsentSubscriber);
        _smsc.Answer(1, 2, SegmentAnswerKind.HandsetAway, FailureCause.AbsentSubscriber);
        _smsc.Submit(Push(2, 2) with { TransactionId = Push(1, 2).TransactionId });
        _smsc.Answer(2, 1);
        _smsc.Answer(2, 2);

        Assert.Equal(ReferenceOf(_smsc.Link.Sent[0]), ReferenceOf(_smsc.Link.Sent[^1]));
        Assert.True(_smsc.Answers.Of(2)[0].Report.MayHaveLeftCopies);
        Assert.DoesNotContain(ReferenceOf(_smsc.Link.Sent[0]), ReferencesOf(256));
    }

    [Fact]
    public void Another_transaction_begins_anew_with_another_reference()
    {
        var reference = FailAfterTheFirst(1);

        _smsc.Submit(2, 3);

        Assert.Equal(["2:1/1", "2:2/1", "2:3/1"], _smsc.Link.Log.Skip(3));
        Assert.NotEqual(reference, ReferenceOf(_smsc.Link.Sent[^1]));
    }

    [Theory]
    [InlineData(269_999, true)]
    [InlineData(270_001, false)]
    public void It_goes_on_only_while_it_can_be_completed_before_the_handset_gives_up(int milliseconds, bool goesOn)
    {
        var reference = FailAfterTheFirst(1);
        _smsc.Wait(milliseconds);

        _smsc.Submit(Again(2));

        Assert.Equal(goesOn ? 2 : 3, _smsc.Link.Sent.Count(sent => sent.GroupId == 2));
        Assert.Equal(goesOn, ReferenceOf(_smsc.Link.Sent[^1]) == reference);
    }

    [Fact]
    public void It_goes_on_after_a_restart()
    {
        FailAfterTheFirst(1);
        var restarted = new CentreUnderTest();
        restarted.Centre.Restore([_smsc.Journal.Records[1]]);

        restarted.Submit(Again(2));

        Assert.Equal(["2:2/1", "2:3/1"], restarted.Link.Log);
        Assert.Equal(ReferenceOf(_smsc.Link.Sent[0]), ReferenceOf(restarted.Link.Sent[0]));
    }

    [Fact]
    public void Group_that_was_in_flight_at_a_crash_is_sent_whole_since_nobody_knows_what_arrived()
    {
        FailAfterTheFirst(1);
        var restarted = new CentreUnderTest();
        var record = _smsc.Journal.Records[1] with { Answer = null };
        restarted.Centre.Restore([record]);

        restarted.Submit(Push(1, 3, resubmitted: true));
        restarted.Find(record);

        Assert.Equal(["1:1/1", "1:2/1", "1:3/1"], restarted.Link.Log);
    }

    /// <summary>The handset has the first of three segments when it goes away.</summary>
    private int FailAfterTheFirst(long id)
    {
        _smsc.Submit(id, 3);
        _smsc.Answer(id, 1);
        _smsc.Answer(id, 2, SegmentAnswerKind.HandsetAway, FailureCause.AbsentSubscriber);
        _smsc.Answer(id, 3, SegmentAnswerKind.HandsetAway, FailureCause.AbsentSubscriber);
        Assert.Equal(SubmitOutcome.TemporaryFailure, _smsc.Answers.Of(id)[0].Outcome);
        return ReferenceOf(_smsc.Link.Sent[0]);
    }

    /// <summary>The references of so many groups that are delivered one after the other.</summary>
    private List<int> ReferencesOf(int groups)
    {
        var references = new List<int>();
        for (var id = 1000; id < 1000 + groups; id++)
        {
            var group = (_smsc.Link.Sent.Count * 1000L) + id;
            _smsc.Submit(group, 2);
            references.Add(ReferenceOf(_smsc.Link.Sent[^1]));
            _smsc.Answer(group, 1);
            _smsc.Answer(group, 2);
        }

        return references;
    }

    private static Submission Again(long id) => Push(id, 3) with { TransactionId = Push(1, 3).TransactionId };

    private static int ReferenceOf(SegmentDelivery segment) => UserDataHeader.Read(segment.UserDataHeader.Span, out _).Concatenation!.Value.Reference;
}
