using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Smsc;

/// <summary>The short messages that carry one push to one handset. Pure state; <see cref="ShortMessageCentre"/> sends what it says.</summary>
internal abstract class SegmentGroup(Submission submission, int segments, bool wide, LinkState? link)
{
    private List<AttemptReport>? _attempts;

    internal Submission Submission { get; } = submission;

    internal int Count { get; } = segments;

    /// <summary>Null when none serves the number. It stays on it once it is started; while it waits, other routes may give it another.</summary>
    internal LinkState? Link { get; set; } = link;

    /// <summary>That of its link when it was started.</summary>
    internal LinkPolicy Policy { get; set; } = link?.Link.Policy ?? new LinkPolicy();

    internal int? Reference { get; set; }

    internal bool Wide { get; } = wide;

    internal bool PossibleDuplicate { get; init; }

    internal SegmentProgress[] Segments { get; private set; } = [];

    /// <summary>The first attempt of the transaction's first group under this reference.</summary>
    internal DateTimeOffset StartedAt { get; set; }

    internal int Acknowledged { get; private set; }

    internal int Outstanding { get; private set; }

    /// <summary>Segments for which it holds places on its link.</summary>
    internal int Committed { get; set; }

    /// <summary>How often it is still to be looked at.</summary>
    internal int Looks { get; set; }

    /// <summary>It is over, and is not to be looked at any more.</summary>
    internal bool IsForgotten { get; set; }

    internal bool IsStarted => Segments.Length > 0;

    internal bool IsDelivered => Acknowledged == Count;

    /// <summary>Segments that are not delivered yet.</summary>
    internal virtual int Remaining => Count - Acknowledged;

    internal abstract bool IsOver { get; }

    /// <summary>Segments that were delivered by earlier groups of the transaction.</summary>
    internal virtual IReadOnlyList<int> DeliveredBefore => [];

    /// <summary>The segments that the handset has.</summary>
    internal IReadOnlyList<int> Delivered => [.. Segments.Where(progress => progress.State == SegmentState.Acknowledged).Select(progress => progress.Segment.Number)];

    /// <summary>Whether segments reached the handset in a way that it may have begun to collect them anew, although all were delivered.</summary>
    internal abstract bool MayHaveLeftCopies { get; }

    /// <summary>How it failed; asked for only when it has.</summary>
    private protected abstract (SubmitOutcome Outcome, FailureCause Cause) Failed { get; }

    /// <summary>The end of what it is given to be delivered in.</summary>
    private protected abstract DateTimeOffset Until { get; }

    internal bool HasExpired(DateTimeOffset now) => Submission.ExpiresAt <= now;

    /// <summary>Cuts the datagram. Its reference stands from now on.</summary>
    internal virtual void Begin(DateTimeOffset now)
    {
        var split = Segmenter.Split(Submission.Datagram, Submission.Form, Reference ?? 0, Wide);
        Segments = new SegmentProgress[split.Count];
        for (var at = 0; at < split.Count; at++)
        {
            Segments[at] = new SegmentProgress(split[at]) { DueAt = now };
        }

        foreach (var number in DeliveredBefore)
        {
            Segments[number - 1].State = SegmentState.Acknowledged;
            Acknowledged++;
        }
    }

    /// <summary>Marks a segment as sent, and says what goes to the link.</summary>
    internal SegmentDelivery Send(SegmentProgress progress, DateTimeOffset now)
    {
        progress.State = SegmentState.Outstanding;
        progress.HasPlace = false;
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
            Form = Submission.Form,
            UserDataHeader = progress.Segment.UserDataHeader,
            UserData = progress.Segment.UserData,
            MoreMessages = progress.Segment.Number < Count,
            Until = Until,
        };
    }

    /// <summary>Takes a link's answer to an outstanding segment. Answers the segment to send again, due at its time; null when nothing is to be sent again for it.</summary>
    internal SegmentProgress? Apply(SegmentAnswer answer, DateTimeOffset now, DateTimeOffset throttledUntil)
    {
        var progress = Segments[answer.Segment - 1];
        Outstanding--;
        (_attempts ??= new(Count)).Add(new AttemptReport(answer.Segment, progress.SentAt, (int)(now - progress.SentAt).TotalMilliseconds, answer.Kind, answer.Cause, answer.Code));
        progress.State = SegmentState.Waiting;
        switch (answer.Kind)
        {
            case SegmentAnswerKind.Delivered:
                progress.State = SegmentState.Acknowledged;
                Acknowledged++;
                return null;
            case SegmentAnswerKind.Throttled or SegmentAnswerKind.LinkLost:
                progress.Counted--;
                progress.DueAt = answer.Kind == SegmentAnswerKind.Throttled ? throttledUntil : now;
                return Postponed(answer.Cause) ? progress : null;
            default:
                return Refused(progress, answer, now) ? progress : null;
        }
    }

    /// <summary>The answer to the submission, once the group is over.</summary>
    internal SubmitAnswer Answer() => new()
    {
        SubmissionId = Submission.Id,
        Outcome = IsDelivered ? SubmitOutcome.Delivered : Failed.Outcome,
        Cause = IsDelivered ? FailureCause.None : Failed.Cause,
        Report = new GroupReport
        {
            Link = Link!.Link.Name,
            LinkKind = Link.Link.Kind,
            Reference = Reference,
            WideReference = Wide,
            Segments = Count,
            DeliveredBefore = DeliveredBefore is { Count: > 0 } before ? before : null,
            PossibleDuplicate = PossibleDuplicate,
            MayHaveLeftCopies = MayHaveLeftCopies,
            Attempts = _attempts ?? [],
        },
    };

    internal GroupRecord Record() => new()
    {
        Id = Submission.Id,
        TransactionId = Submission.TransactionId,
        AccountId = Submission.AccountId,
        Recipient = Submission.Recipient,
        Link = Link!.Link.Name,
        Reference = Reference,
        WideReference = Wide,
        Segments = Count,
        StartedAt = StartedAt,
    };

    /// <summary>An attempt ended that costs nothing. Answers whether the segment is sent again.</summary>
    private protected abstract bool Postponed(FailureCause cause);

    /// <summary>An attempt failed. Answers whether the segment is sent again, and sets when.</summary>
    private protected abstract bool Refused(SegmentProgress progress, SegmentAnswer answer, DateTimeOffset now);
}
