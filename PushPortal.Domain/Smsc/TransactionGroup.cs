using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Smsc;

/// <summary>
/// A group as one transaction: all of its segments are acknowledged within the window, or it has failed. A group of a transaction that failed before goes on
/// where that one stopped, as long as the handset may still hold what it has.
/// </summary>
internal sealed class TransactionGroup(Submission submission, int segments, bool wide, LinkState? link) : SegmentGroup(submission, segments, wide, link)
{
    private FailureCause _lastTemporary;
    private IReadOnlyList<int> _deliveredBefore = [];
    private bool _continues;

    /// <summary>It has segments to send that its link does not take now.</summary>
    internal bool IsBlocked { get; set; }

    internal DateTimeOffset WindowEndsAt { get; private set; }

    /// <summary>Decided to fail; it ends when no segment is outstanding any more.</summary>
    internal (SubmitOutcome Outcome, FailureCause Cause)? Failure { get; private set; }

    internal override bool IsOver => IsDelivered || (Failure is not null && Outstanding == 0);

    internal override int Remaining => IsStarted ? base.Remaining : Count - _deliveredBefore.Count;

    internal override IReadOnlyList<int> DeliveredBefore => _deliveredBefore;

    private protected override (SubmitOutcome Outcome, FailureCause Cause) Failed => Failure!.Value;

    private protected override DateTimeOffset Until => WindowEndsAt;

    /// <summary>
    /// Goes on with what an earlier group left at the handset, or, when there is nothing or no time for it any more, begins anew. The handset must not
    /// give the set up before the last moment at which this group may complete it. Over another link all of it goes, under the same reference: the sender may
    /// be another there, and then the handset takes nothing of before; if it is the same, the handset drops what it has.
    /// </summary>
    internal void Continue(KeptGroup? left, TimeSpan reassemblyTime, DateTimeOffset now)
    {
        if (left?.Wide == Wide && now + Policy.TransactionWindow <= left.StartedAt + reassemblyTime)
        {
            (Reference, StartedAt, _deliveredBefore, _continues) = (left.Reference, left.StartedAt, left.Link == Link!.Link.Name ? left.Delivered : [], true);
        }
        else
        {
            (Reference, StartedAt, _deliveredBefore, _continues) = (null, default, [], false);
        }
    }

    internal override void Begin(DateTimeOffset now)
    {
        base.Begin(now);
        WindowEndsAt = now + Policy.TransactionWindow;
    }

    /// <summary>The window has closed: what is not acknowledged now has failed.</summary>
    internal void CloseWindow(DateTimeOffset now)
    {
        foreach (var progress in Segments)
        {
            if (progress.State == SegmentState.Outstanding)
            {
                Apply(new SegmentAnswer(Submission.Id, progress.Segment.Number, progress.Attempt, SegmentAnswerKind.None, FailureCause.WindowClosed), now, now);
            }
        }

        Failure ??= (SubmitOutcome.TemporaryFailure, _lastTemporary == FailureCause.None ? FailureCause.WindowClosed : _lastTemporary);
    }

    /// <summary>What an earlier group sent under the reference may have come, although no answer said so.</summary>
    internal override bool MayHaveLeftCopies => PossibleDuplicate || _continues || Array.Exists(Segments, static progress => progress.Attempt > 1);

    private protected override bool Postponed(FailureCause cause)
    {
        _lastTemporary = cause;
        return Failure is null;
    }

    private protected override bool Refused(SegmentProgress progress, SegmentAnswer answer, DateTimeOffset now)
    {
        switch (answer.Kind)
        {
            case SegmentAnswerKind.None:
                return false;
            case SegmentAnswerKind.Temporary when progress.Counted < Policy.MaxAttemptsPerSegment:
                _lastTemporary = answer.Cause;
                progress.DueAt = now + Policy.RetryDelay(progress.Counted);
                return Failure is null;
            case SegmentAnswerKind.Temporary or SegmentAnswerKind.HandsetAway:
                Failure ??= (SubmitOutcome.TemporaryFailure, answer.Cause);
                return false;
            default:
                // A permanent cause says more than whatever made the group fail first.
                Failure = (SubmitOutcome.PermanentFailure, answer.Cause);
                return false;
        }
    }
}
