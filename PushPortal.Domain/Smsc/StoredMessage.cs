using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Smsc;

/// <summary>
/// A submission in store-and-forward mode, the way of SMSCs that know nothing of groups: each short message is tried on its own, by a schedule of minutes and
/// hours, until the lifetime ends. It is over when all of them are.
/// </summary>
internal sealed class StoredMessage(Submission submission, int segments, bool wide, LinkState? link) : SegmentGroup(submission, segments, wide, link)
{
    private FailureCause _lastTemporary;
    private FailureCause _permanent;
    private int _givenUp;

    internal override bool IsOver => Acknowledged + _givenUp == Count;

    /// <summary>Its short messages may come so far apart that the handset has given up the first when the last one comes.</summary>
    internal override bool MayHaveLeftCopies => true;

    private protected override (SubmitOutcome Outcome, FailureCause Cause) Failed =>
        _permanent != FailureCause.None ? (SubmitOutcome.PermanentFailure, _permanent)
        : _lastTemporary != FailureCause.None ? (SubmitOutcome.TemporaryFailure, _lastTemporary)
        : (SubmitOutcome.PermanentFailure, FailureCause.LifetimeEnded);

    private protected override DateTimeOffset Until => Submission.ExpiresAt;

    /// <summary>Short messages that are to be queued for the handset now.</summary>
    internal IEnumerable<SegmentProgress> Due(DateTimeOffset now) =>
        Segments.Where(progress => progress.State == SegmentState.Waiting && progress.DueAt <= now);

    /// <summary>Those whose answer is missing for so long that none is expected.</summary>
    internal IEnumerable<SegmentProgress> Overdue(DateTimeOffset now) =>
        Segments.Where(progress => progress.State == SegmentState.Outstanding && progress.SentAt + Policy.TransactionWindow <= now);

    /// <summary>The lifetime has ended: what is not under way is given up.</summary>
    internal void Expire()
    {
        foreach (var progress in Segments)
        {
            if (progress.State is SegmentState.Waiting or SegmentState.Queued)
            {
                GiveUp(progress);
            }
        }
    }

    private protected override bool Postponed(FailureCause cause) => true;

    private protected override bool Refused(SegmentProgress progress, SegmentAnswer answer, DateTimeOffset now)
    {
        if (answer.Kind == SegmentAnswerKind.Permanent)
        {
            _permanent = answer.Cause;
            GiveUp(progress);
            return false;
        }

        _lastTemporary = answer.Cause;
        progress.DueAt = now + Policy.StoreAndForwardDelay(progress.Counted);
        if (progress.DueAt >= Submission.ExpiresAt)
        {
            GiveUp(progress);
            return false;
        }

        return true;
    }

    private void GiveUp(SegmentProgress progress)
    {
        progress.State = SegmentState.GivenUp;
        _givenUp++;
    }
}
