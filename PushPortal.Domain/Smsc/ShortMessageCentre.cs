using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Smsc;

/// <summary>
/// The dedicated SMSC in transaction mode: it segments a whole push, delivers the group back to back within the window, sends a segment that failed
/// again alone, and answers the submission only when the group is delivered or has failed. One group a handset at a time.
/// It has one loop and no clock of its own: every call names the instant, so the same code runs in real and in simulated time. Not thread-safe.
/// </summary>
public sealed class ShortMessageCentre
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(1);

    private readonly SmscPolicy _policy;
    private readonly IGroupJournal _journal;
    private readonly ISubmitAnswers _answers;
    private readonly LinkState[] _links;
    private readonly Dictionary<long, SegmentGroup> _groups = [];
    private readonly Dictionary<long, Submission> _lookups = [];

    /// <summary>Answers that the journal does not have on disk yet: it would say that their groups are still in flight.</summary>
    private readonly Dictionary<long, SubmitAnswer> _finishing = [];
    private readonly Dictionary<string, HandsetQueue> _handsets = [];
    private readonly PriorityQueue<long, DateTimeOffset> _timers = new();
    private long _order;
    private DateTimeOffset _nextSweep;

    public ShortMessageCentre(SmscPolicy policy, IEnumerable<IHandsetLink> links, IGroupJournal journal, ISubmitAnswers answers)
    {
        _policy = policy;
        _journal = journal;
        _answers = answers;
        _links = [.. links.Select(link => new LinkState(link))];
    }

    /// <summary>Submissions that are not answered yet.</summary>
    public int Open => _groups.Count + _lookups.Count;

    /// <summary>Takes over the references that handsets may still be collecting from before a restart.</summary>
    public void Restore(IEnumerable<GroupRecord> undelivered)
    {
        foreach (var group in undelivered)
        {
            if (group.Reference is { } reference)
            {
                // Its last segment may have gone out as late as its window allowed.
                Handset(group.Recipient).Take(reference, group.StartedAt + _policy.TransactionWindow + _policy.ReassemblyTime);
            }
        }
    }

    /// <summary>Takes a whole push. One that is at work here already is not taken twice; one handed over again is looked up first.</summary>
    public void Submit(Submission submission, DateTimeOffset now)
    {
        if (_groups.ContainsKey(submission.Id) || _lookups.ContainsKey(submission.Id))
        {
            return;
        }

        if (_finishing.TryGetValue(submission.Id, out var answer))
        {
            _answers.Answered(answer);
            return;
        }

        if (submission.Resubmitted)
        {
            _lookups.Add(submission.Id, submission);
            _journal.Find(submission.Id);
            return;
        }

        Enqueue(submission, null, now);
    }

    /// <summary>What the journal knows of a submission that was handed over again: its answer, that it was in flight, or nothing.</summary>
    public void Found(long submissionId, GroupRecord? record, DateTimeOffset now)
    {
        if (!_lookups.Remove(submissionId, out var submission))
        {
            return;
        }

        if (record?.Answer is { } known)
        {
            _answers.Answered(known);
            return;
        }

        Enqueue(submission, record, now);
    }

    /// <summary>The journal could not be asked. The PPG hands over again what it gets no answer to.</summary>
    public void NotFound(long submissionId) => _lookups.Remove(submissionId);

    /// <summary>The group's end is on disk.</summary>
    public void Finished(long submissionId) => _finishing.Remove(submissionId);

    /// <summary>The group's start cannot be recorded: nothing of it is sent.</summary>
    public void NotStarted(long groupId, DateTimeOffset now)
    {
        if (_groups.TryGetValue(groupId, out var group))
        {
            group.Link!.Committed -= group.Count;
            Release(group, now);
            Refuse(group, SubmitOutcome.TemporaryFailure, FailureCause.SmscFailed);
        }
    }

    /// <summary>The group's start is on disk: its segments go out back to back.</summary>
    public void Started(long groupId, DateTimeOffset now)
    {
        var group = _groups[groupId];
        group.Begin(now);
        _timers.Enqueue(groupId, group.WindowEndsAt);
        SendDue(group, now);
    }

    /// <summary>A link answers an attempt. Answers to attempts that nobody waits for any more are dropped.</summary>
    public void Answered(SegmentAnswer answer, DateTimeOffset now)
    {
        if (!_groups.TryGetValue(answer.GroupId, out var group)
            || !group.IsStarted
            || group.Segments[answer.Segment - 1] is not { State: SegmentState.Outstanding } progress
            || progress.Attempt != answer.Attempt)
        {
            return;
        }

        var link = group.Link!;
        link.Outstanding--;
        if (answer.Kind == SegmentAnswerKind.Throttled)
        {
            link.Throttle(now);
        }
        else if (answer.Kind == SegmentAnswerKind.Delivered)
        {
            link.Recover();
            link.Committed--;
        }

        if (group.Apply(answer, now, link.PausedUntil) is { } again)
        {
            _timers.Enqueue(answer.GroupId, again.RetryAt);
        }

        if (group.IsOver)
        {
            End(group, now);
        }
        else if (group.Count > link.Link.Window)
        {
            SendDue(group, now);
        }
    }

    /// <summary>Does what time has made due and starts the groups that may start. Answers when to call again, if nothing else happens first.</summary>
    public DateTimeOffset? Advance(DateTimeOffset now)
    {
        while (_timers.TryPeek(out var groupId, out var due) && due <= now)
        {
            _timers.Dequeue();
            if (_groups.TryGetValue(groupId, out var group) && group.IsStarted)
            {
                Resume(group, now);
            }
        }

        if (now >= _nextSweep)
        {
            Sweep(now);
            _nextSweep = now + SweepInterval;
        }

        var next = Plan(now);
        if (_timers.TryPeek(out _, out var timer) && !(next <= timer))
        {
            next = timer;
        }

        return _handsets.Count > 0 && !(next <= _nextSweep) ? _nextSweep : next;
    }

    private void Enqueue(Submission submission, GroupRecord? interrupted, DateTimeOffset now)
    {
        var group = new SegmentGroup(submission, SegmentsOf(submission), _policy)
        {
            PossibleDuplicate = interrupted is not null,
            Link = Array.Find(_links, link => link.Link.Serves(submission.Recipient)),
        };
        if (group.Link is null)
        {
            Refuse(group, SubmitOutcome.PermanentFailure, FailureCause.NoLink);
            return;
        }

        if (!GroupScheduler.Fits(group.Count, group.Link.Link.SegmentsPerSecond, _policy.TransactionWindow))
        {
            Refuse(group, SubmitOutcome.PermanentFailure, FailureCause.TooLarge);
            return;
        }

        // The same reference lets a handset that is still collecting drop what it has already.
        if (interrupted is not null && interrupted.StartedAt + _policy.ReassemblyTime > now)
        {
            group.Reference = interrupted.Reference;
        }

        _groups.Add(submission.Id, group);
        var handset = Handset(submission.Recipient);
        handset.Add(group, _order++);
        MakeReady(handset);
    }

    /// <summary>More than can be counted when the datagram is too long for any group.</summary>
    private static int SegmentsOf(Submission submission) =>
        submission.Datagram.Length > Segmenter.MaxOctets ? Segmenter.MaxSegments + 1 : Segmenter.Count(submission.Datagram.Length);

    /// <summary>Puts the handset's next group in line for its link, unless one is under way.</summary>
    private static void MakeReady(HandsetQueue handset)
    {
        if (handset.Current is null && handset.TryNext(out var next, out var place))
        {
            handset.Current = next;
            next!.Link!.Ready.Enqueue(next, place);
        }
    }

    /// <summary>Starts the groups at the head of each link's line. Whole groups wait in order: a large one is not overtaken for ever by small ones.</summary>
    private DateTimeOffset? Plan(DateTimeOffset now)
    {
        DateTimeOffset? next = null;
        foreach (var link in _links)
        {
            while (link.Ready.TryPeek(out var group, out _))
            {
                if (group.Submission.ExpiresAt <= now)
                {
                    link.Ready.Dequeue();
                    Drop(group, now);
                    continue;
                }

                var at = GroupScheduler.StartAt(group.Count, link.Load(now), now);
                if (at > now || at is null)
                {
                    next = at is null || next <= at ? next : at;
                    break;
                }

                link.Ready.Dequeue();
                Start(group, link, now);
            }
        }

        return next;
    }

    private void Start(SegmentGroup group, LinkState link, DateTimeOffset now)
    {
        link.Committed += group.Count;
        link.Spend(group.Count);
        if (group.Count > 1)
        {
            group.Reference ??= Handset(group.Submission.Recipient).Free(FirstReference(group.Submission.Id), now);
        }

        _journal.Start(group.Record(now));
    }

    /// <summary>Where the search for a free reference begins: it moves on with each millisecond and each submission, so references seldom repeat at once.</summary>
    private static int FirstReference(long submissionId)
    {
        var sequence = submissionId / IdSequence.Stride;
        return (int)((sequence + (sequence >> 12)) & 0xFF);
    }

    private void Resume(SegmentGroup group, DateTimeOffset now)
    {
        if (group.WindowEndsAt <= now)
        {
            group.Link!.Outstanding -= group.Outstanding;
            group.CloseWindow(now);
            End(group, now);
            return;
        }

        SendDue(group, now);
    }

    /// <summary>Sends what waits and is due. A segment sent again holds the place on the link that its group took at its start.</summary>
    private void SendDue(SegmentGroup group, DateTimeOffset now)
    {
        var link = group.Link!;
        if (group.Failure is not null)
        {
            return;
        }

        if (link.PausedUntil > now)
        {
            _timers.Enqueue(group.Submission.Id, link.PausedUntil);
            return;
        }

        foreach (var progress in group.Segments)
        {
            if (progress.State == SegmentState.Waiting && progress.RetryAt <= now && link.Outstanding < link.Link.Window)
            {
                link.Outstanding++;
                if (progress.Attempt > 0)
                {
                    link.Spend(1);
                }

                link.Link.Send(group.Send(progress, now));
            }
        }
    }

    private void End(SegmentGroup group, DateTimeOffset now)
    {
        var answer = group.Answer();
        group.Link!.Committed -= group.Count - group.Acknowledged;
        if (answer.Outcome != SubmitOutcome.Delivered && group.Reference is { } reference)
        {
            Handset(group.Submission.Recipient).Take(reference, now + _policy.ReassemblyTime);
        }

        _finishing[answer.SubmissionId] = answer;
        _journal.Finish(answer, now);
        Release(group, now);
        _answers.Answered(answer);
    }

    /// <summary>Ends a group that was never started.</summary>
    private void Drop(SegmentGroup group, DateTimeOffset now)
    {
        Release(group, now);
        Refuse(group, SubmitOutcome.PermanentFailure, FailureCause.LifetimeEnded);
    }

    private void Release(SegmentGroup group, DateTimeOffset now)
    {
        _groups.Remove(group.Submission.Id);
        var handset = Handset(group.Submission.Recipient);
        handset.Current = null;
        MakeReady(handset);
        if (handset.IsIdle(now))
        {
            _handsets.Remove(group.Submission.Recipient);
        }
    }

    private void Refuse(SegmentGroup group, SubmitOutcome outcome, FailureCause cause) => _answers.Answered(new SubmitAnswer
    {
        SubmissionId = group.Submission.Id,
        Outcome = outcome,
        Cause = cause,
        Report = new GroupReport { Link = group.Link?.Link.Name ?? "", Segments = group.Count, PossibleDuplicate = group.PossibleDuplicate, Attempts = [] },
    });

    /// <summary>Ends groups whose lifetime ended in a queue, and forgets handsets whose references have all become free.</summary>
    private void Sweep(DateTimeOffset now)
    {
        foreach (var (recipient, handset) in _handsets)
        {
            foreach (var ended in handset.TakeEnded(now))
            {
                _groups.Remove(ended.Submission.Id);
                Refuse(ended, SubmitOutcome.PermanentFailure, FailureCause.LifetimeEnded);
            }

            if (handset.IsIdle(now))
            {
                _handsets.Remove(recipient);
            }
        }

        foreach (var link in _links)
        {
            foreach (var ended in link.Ready.TakeEnded(now))
            {
                Drop(ended, now);
            }
        }
    }

    private HandsetQueue Handset(string recipient)
    {
        if (!_handsets.TryGetValue(recipient, out var handset))
        {
            _handsets.Add(recipient, handset = new HandsetQueue());
        }

        return handset;
    }
}
