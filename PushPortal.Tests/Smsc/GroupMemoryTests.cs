using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Protocols.Sms;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using static PushPortal.Tests.Smsc.CentreUnderTest;

namespace PushPortal.Tests.Smsc;

/// <summary>What the centre remembers: submissions handed over again, references in use, and nothing else.</summary>
public sealed class GroupMemoryTests
{
    private readonly CentreUnderTest _smsc = new();

    [Fact]
    public void Known_answer_is_given_again_and_nothing_is_sent()
    {
        _smsc.Submit(Push(1, 2, resubmitted: true));
        Assert.Equal(1, _smsc.Centre.Open);
        var known = new SubmitAnswer { SubmissionId = 1, Outcome = SubmitOutcome.Delivered, Report = new GroupReport { Link = "link", Segments = 2, Attempts = [] } };

        _smsc.Find(Interrupted(1, 7, Start) with { Answer = known });

        Assert.Same(known, Assert.Single(_smsc.Answers.All));
        Assert.Empty(_smsc.Link.Sent);
        Assert.Equal(0, _smsc.Centre.Open);
    }

    [Fact]
    public void Interrupted_group_is_sent_again_with_its_reference_and_marked()
    {
        _smsc.Submit(Push(1, 2, resubmitted: true));
        _smsc.Find(Interrupted(1, 201, Start.AddMinutes(-4)));

        Assert.All(_smsc.Link.Sent, sent => Assert.Equal(201, Reference(sent)));
        _smsc.Answer(1, 1);
        _smsc.Answer(1, 2);
        Assert.Equal((SubmitOutcome.Delivered, 201, true), (_smsc.Answers.All[0].Outcome, _smsc.Answers.All[0].Report.Reference, _smsc.Answers.All[0].Report.PossibleDuplicate));
    }

    [Fact]
    public void Interrupted_group_that_no_handset_collects_any_more_is_marked_all_the_same()
    {
        _smsc.Submit(Push(1, 2, resubmitted: true));
        _smsc.Find(Interrupted(1, 201, Start.AddMinutes(-5)));
        _smsc.Answer(1, 1);
        _smsc.Answer(1, 2);

        Assert.True(_smsc.Answers.All[0].Report.PossibleDuplicate);
    }

    [Fact]
    public void Answer_that_is_not_on_disk_yet_is_given_again_without_asking_the_journal()
    {
        _smsc.Submit(Push(1, 1));
        _smsc.Answer(1, 1);
        _smsc.Submit(Push(1, 1, resubmitted: true));

        Assert.Equal(2, _smsc.Answers.All.Count);
        Assert.Single(_smsc.Link.Sent);
        Assert.Empty(_smsc.Journal.Looking);

        _smsc.Centre.Finished(1);
        _smsc.Submit(Push(1, 1, resubmitted: true));
        Assert.Equal([1], _smsc.Journal.Looking);
    }

    [Fact]
    public void Submission_that_could_not_be_looked_up_is_taken_when_it_comes_again()
    {
        _smsc.Submit(Push(1, 1, resubmitted: true));
        _smsc.Centre.NotFound(1);
        Assert.Equal(0, _smsc.Centre.Open);

        _smsc.Submit(Push(1, 1, resubmitted: true));
        Assert.Equal(2, _smsc.Journal.Looking.Count);
    }

    [Fact]
    public void Group_whose_start_cannot_be_recorded_is_refused_unsent_and_frees_its_handset_and_its_link()
    {
        _smsc.Confirms = false;
        _smsc.Submit(Push(1, 2));
        _smsc.Submit(Push(2, 2));

        _smsc.Centre.NotStarted(1, Start);

        Assert.Equal((SubmitOutcome.TemporaryFailure, FailureCause.SmscFailed), (_smsc.Answers.All[0].Outcome, _smsc.Answers.All[0].Cause));
        Assert.Empty(_smsc.Link.Sent);
        _smsc.Centre.Advance(Start);
        Assert.Equal(2, _smsc.Journal.Starting.Last());
    }

    [Fact]
    public void Submission_that_the_journal_does_not_know_is_sent_afresh()
    {
        _smsc.Submit(Push(1, 2, resubmitted: true));
        _smsc.Find(null);
        _smsc.Answer(1, 1);
        _smsc.Answer(1, 2);

        Assert.Equal((SubmitOutcome.Delivered, false), (_smsc.Answers.All[0].Outcome, _smsc.Answers.All[0].Report.PossibleDuplicate));
    }

    [Fact]
    public void Look_up_that_is_answered_twice_starts_one_group()
    {
        _smsc.Submit(Push(1, 1, resubmitted: true));
        _smsc.Submit(Push(1, 1, resubmitted: true));
        _smsc.Find(null);
        _smsc.Centre.Found(1, null, _smsc.Now);
        _smsc.Advance();

        Assert.Single(_smsc.Link.Sent);
        Assert.Empty(_smsc.Journal.Looking);
    }

    [Fact]
    public void Reference_of_a_failed_group_is_not_used_again_towards_its_handset_within_the_reassembly_time()
    {
        var failed = Fail(1);
        _smsc.Wait(_smsc.Policy.ReassemblyTime.TotalMilliseconds - 1);
        var next = Enumerable.Range(1, 256).Select(at => Deliver(1 + (at * Round))).ToList();

        Assert.Equal(Enumerable.Range(1, 255).Select(step => (failed + step) % 256).Append((failed + 1) % 256), next);
        Fail(1 + (300 * Round));
        _smsc.Wait(1);
        Assert.Contains(failed, Enumerable.Range(400, 255).Select(at => Deliver(1 + (at * Round))));
    }

    [Fact]
    public void Reference_of_a_failed_group_may_be_used_towards_another_handset()
    {
        Assert.Equal(Fail(1), Deliver(1 + Round, OtherHandset));
    }

    [Fact]
    public void Reference_of_a_delivered_group_is_free_at_once()
    {
        Assert.Equal(Deliver(1), Deliver(1 + Round));
    }

    [Fact]
    public void References_survive_a_restart()
    {
        _smsc.Centre.Restore([Interrupted(1, 0, Start.AddMinutes(-1)), Interrupted(2, 1, Start.AddMinutes(-2)) with { Recipient = OtherHandset }]);

        // Its last segment may have gone out at the end of its window.
        _smsc.Wait(TimeSpan.FromMinutes(4.5).TotalMilliseconds - 1);
        Assert.DoesNotContain(0, Enumerable.Range(1, 256).Select(at => Deliver(at * Round)));
        _smsc.Wait(1);
        Assert.Contains(0, Enumerable.Range(300, 255).Select(at => Deliver(at * Round)));
    }

    [Fact]
    public void References_have_16_bits_by_setting()
    {
        var smsc = new CentreUnderTest(new SmscPolicy { WideReferences = true });
        smsc.Submit(1 + (0xABCDL * IdSequence.Stride), 2);

        var part = UserDataHeader.Read(smsc.Link.Sent[0].UserDataHeader.Span, out _).Concatenation!.Value;
        Assert.True(part.Wide);
        Assert.True(part.Reference > byte.MaxValue);
        // 256 octets are two segments with 8 bits, and three with 16.
        Assert.Equal(3, part.Total);
    }

    [Fact]
    public void Handset_whose_every_reference_failed_is_still_served()
    {
        var used = Enumerable.Range(0, 256).Select(at => Fail(1 + (at * Round))).ToList();

        Assert.Equal(256, used.Distinct().Count());
        Assert.Equal(used[0], Deliver(1000 * Round));
    }

    [Fact]
    public void Nothing_is_kept_of_a_handset_when_its_groups_are_delivered()
    {
        Deliver(1);
        _smsc.Wait(30_000);

        Assert.Null(_smsc.Next);
        Assert.Equal(0, _smsc.Centre.Open);
    }

    [Fact]
    public void Handset_is_forgotten_when_its_references_are_free_again()
    {
        Fail(1);
        Assert.NotNull(_smsc.Next);

        _smsc.Wait(_smsc.Policy.ReassemblyTime.TotalMilliseconds);

        Assert.Null(_smsc.Next);
    }

    /// <summary>Submission ids that are so far apart begin their search for a free reference at the same one.</summary>
    private const long Round = 1L << 36;

    private int Fail(long id)
    {
        _smsc.Submit(Push(id, 2));
        _smsc.Answer(id, 1, SegmentAnswerKind.Permanent, FailureCause.PermanentNetworkError);
        _smsc.Answer(id, 2, SegmentAnswerKind.Permanent, FailureCause.PermanentNetworkError);
        return _smsc.Answers.Of(id)[0].Report.Reference!.Value;
    }

    private int Deliver(long id, string recipient = Handset)
    {
        _smsc.Submit(Push(id, 2, recipient));
        var reference = Reference(_smsc.Link.Sent[^1]);
        _smsc.Answer(id, 1);
        _smsc.Answer(id, 2);
        Assert.Equal((SubmitOutcome.Delivered, reference), (_smsc.Answers.Of(id)[0].Outcome, _smsc.Answers.Of(id)[0].Report.Reference));
        return reference;
    }

    private static int Reference(SegmentDelivery segment) => UserDataHeader.Read(segment.UserDataHeader.Span, out _).Concatenation!.Value.Reference;

    private static GroupRecord Interrupted(long id, int reference, DateTimeOffset startedAt) => new()
    {
        Id = id,
        TransactionId = id + 1000,
        AccountId = 1,
        Recipient = Handset,
        Link = "link",
        Reference = reference,
        Segments = 2,
        StartedAt = startedAt,
    };
}
