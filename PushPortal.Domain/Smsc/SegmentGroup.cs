using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Smsc;

/// <summary>
/// The group of short messages that carries one push to one handset, as one transaction: all of its segments are acknowledged within the
/// window, or it has failed. Pure state; <see cref="ShortMessageCentre"/> sends what it says.
/// </summary>
internal sealed class SegmentGroup(Submission submission, int segments, SmscPolicy policy)
{
    private readonly List<AttemptReport> _attempts = [];
    private FailureCause _lastTemporary;

    internal Submission Submission { get; } = submission;

    internal int Count { get; } = segments;

    internal LinkState? Link { get; set; }

    internal int? Reference { get; set; }

    internal bool PossibleDuplicate { get; init; }

    internal SegmentProgress[] Segments { get; private set; } = [];

    internal DateTimeOffset WindowEndsAt { get; private set; }

    /// <summary>Decided to fail; it ends when no segment is outstanding any more.</summary>
    internal (SubmitOutcome Outcome, FailureCause Cause)? Failure { get; private set; }

    internal int Acknowledged { get; private set; }

    internal int Outstanding { get; private set; }

    internal bool IsOver => Acknowledged == Count || (Failure is not null && Outstanding == 0);

    internal bool IsStarted => Segments.Length > 0;

    internal void Begin(DateTimeOffset now)
    {
        var split = Segmenter.Split(Submission.Datagram, Submission.DestinationPort, Submission.SourcePort, Reference ?? 0);
        Segments = [.. split.Select(segment => new SegmentProgress(segment) { RetryAt = now })];
        WindowEndsAt = now + policy.TransactionWindow;
    }

    /// <summary>Marks a segment as sent, and says what goes to the link.</summary>
    internal SegmentDelivery Send(SegmentProgress progress, DateTimeOffset now)
    {
        progress.State = SegmentState.Outstanding;
        progress.Attempt++;
        progress.Counted++;
        progress.SentAt = now;
        Outstanding++;
        return new SegmentDelivery
        {
            GroupId = Submission.Id,
            Segment = progress.Segment.Number,
            Segments = Count,
            Attempt = progress.Attempt,
            Recipient = Submission.Recipient,
            UserDataHeader = progress.Segment.UserDataHeader,
            UserData = progress.Segment.UserData,
            MoreMessages = progress.Segment.Number < Count,
        };
    }

    /// <summary>Takes a link's answer. Answers the segment to send again and when; null when nothing is to be sent again for it.</summary>
    internal SegmentProgress? Apply(SegmentAnswer answer, DateTimeOffset now, DateTimeOffset throttledUntil)
    {
        var progress = Segments[answer.Segment - 1];
        Outstanding--;
        Report(progress, answer.Kind, answer.Cause, now);
        progress.State = SegmentState.Waiting;
        switch (answer.Kind)
        {
            case SegmentAnswerKind.Delivered:
                progress.State = SegmentState.Acknowledged;
                Acknowledged++;
                return null;
            case SegmentAnswerKind.Throttled:
                progress.Counted--;
                progress.RetryAt = throttledUntil;
                _lastTemporary = answer.Cause;
                return Failure is null ? progress : null;
            case SegmentAnswerKind.Temporary when progress.Counted < policy.MaxAttemptsPerSegment:
                progress.RetryAt = now + policy.RetryDelay(progress.Counted);
                _lastTemporary = answer.Cause;
                return Failure is null ? progress : null;
            case SegmentAnswerKind.Temporary:
                Failure ??= (SubmitOutcome.TemporaryFailure, answer.Cause);
                return null;
            default:
                // A permanent cause says more than whatever made the group fail first.
                Failure = (SubmitOutcome.PermanentFailure, answer.Cause);
                return null;
        }
    }

    /// <summary>The window has closed: what is not acknowledged now has failed.</summary>
    internal void CloseWindow(DateTimeOffset now)
    {
        foreach (var progress in Segments)
        {
            if (progress.State == SegmentState.Outstanding)
            {
                Report(progress, SegmentAnswerKind.None, FailureCause.WindowClosed, now);
                progress.State = SegmentState.Waiting;
            }
        }

        Outstanding = 0;
        Failure ??= (SubmitOutcome.TemporaryFailure, _lastTemporary == FailureCause.None ? FailureCause.WindowClosed : _lastTemporary);
    }

    /// <summary>The answer to the submission, once the group is over.</summary>
    internal SubmitAnswer Answer() => new()
    {
        SubmissionId = Submission.Id,
        Outcome = Acknowledged == Count ? SubmitOutcome.Delivered : Failure!.Value.Outcome,
        Cause = Acknowledged == Count ? FailureCause.None : Failure!.Value.Cause,
        Report = new GroupReport
        {
            Link = Link!.Link.Name,
            Reference = Reference,
            Segments = Count,
            PossibleDuplicate = PossibleDuplicate,
            Attempts = _attempts,
        },
    };

    internal GroupRecord Record(DateTimeOffset now) => new()
    {
        Id = Submission.Id,
        TransactionId = Submission.TransactionId,
        AccountId = Submission.AccountId,
        Recipient = Submission.Recipient,
        Link = Link!.Link.Name,
        Reference = Reference,
        Segments = Count,
        StartedAt = now,
    };

    private void Report(SegmentProgress progress, SegmentAnswerKind answer, FailureCause cause, DateTimeOffset now) =>
        _attempts.Add(new AttemptReport(progress.Segment.Number, progress.SentAt, (int)(now - progress.SentAt).TotalMilliseconds, answer, cause));
}
