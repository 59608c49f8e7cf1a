using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Routes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Smsc;

/// <summary>The groups between their acceptance and their end: who starts when, what an answer makes of them, what time makes of them.</summary>
/// <param name="weightOf">An account's share in front of a link.</param>
/// <param name="finish">A group that was started is over.</param>
/// <param name="refuse">A group ends that was never started.</param>
internal sealed class GroupTraffic(
    SmscPolicy policy,
    LinkTable links,
    IGroupJournal journal,
    Func<long, int> weightOf,
    Action<SegmentGroup, DateTimeOffset> finish,
    Action<SegmentGroup, SubmitOutcome, FailureCause> refuse)
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(1);

    private readonly HandsetTable _handsets = new(policy, weightOf);
    private readonly SegmentSender _sender = new();
    private readonly Dictionary<long, SegmentGroup> _groups = [];
    private DateTimeOffset _nextSweep;

    internal int Count => _groups.Count;

    internal bool Has(long groupId) => _groups.ContainsKey(groupId);

    /// <summary>
    /// These routes decide from now on, for what waits too. What was started keeps its link: a handset's turn ends before the next one begins, whichever link that goes over.
    /// </summary>
    internal void Route(RouteTable routes, DateTimeOffset now)
    {
        links.Take(routes);
        foreach (var (turn, link, why) in _handsets.Reroute(links))
        {
            _handsets.TakeOut(turn, now);
            turn.Group.Link = link;
            _groups.Remove(turn.Group.Submission.Id);
            refuse(turn.Group, SubmitOutcome.PermanentFailure, why);
        }
    }

    internal void Restore(IEnumerable<GroupRecord> groups)
    {
        foreach (var group in groups)
        {
            if (group is { KeepsReference: true, Reference: { } reference })
            {
                // The last segment of one that did not end may have gone out as late as its window allowed.
                var until = (group.FinishedAt ?? group.StartedAt + links.WindowOf(group.Link)) + policy.ReassemblyTime;
                _handsets.Keep(group.Recipient, new KeptGroup(group.Answer?.Outcome == SubmitOutcome.Delivered ? null : group.TransactionId, group.Link, reference, group.WideReference, group.StartedAt, [.. group.Delivered.Distinct().Order()], until));
            }
        }
    }

    internal void Add(SegmentGroup group, DateTimeOffset now)
    {
        _groups.Add(group.Submission.Id, group);
        if (group is StoredMessage)
        {
            Record(group, now);
        }
        else
        {
            _handsets.Queue(group, null, now);
        }
    }

    internal void NotStarted(long groupId, DateTimeOffset now)
    {
        if (_groups.Remove(groupId, out var group))
        {
            Uncommit(group, group.Committed);
            if (group is TransactionGroup)
            {
                group.Link!.Keep(group.Remaining);
                group.Link.Groups--;
                _handsets.Release(group.Submission.Recipient, now);
            }
            else if (group.Reference is { } reference)
            {
                Keep(group, reference, now);
            }

            refuse(group, SubmitOutcome.TemporaryFailure, FailureCause.SmscFailed);
        }
    }

    internal void Started(long groupId, DateTimeOffset now)
    {
        var group = _groups[groupId];
        group.Begin(now);
        if (group is TransactionGroup transaction)
        {
            _sender.LookAt(group, transaction.WindowEndsAt);
            _sender.Start(transaction, now);
        }
        else
        {
            _sender.LookAt(group, group.Submission.ExpiresAt);
            QueueDue((StoredMessage)group, now);
        }
    }

    internal void Answered(SegmentAnswer answer, DateTimeOffset now)
    {
        if (_groups.TryGetValue(answer.GroupId, out var group)
            && group.IsStarted
            && group.Segments[answer.Segment - 1] is { State: SegmentState.Outstanding } progress
            && progress.Attempt == answer.Attempt)
        {
            group.Link!.Answered(answer, now);
            Take(group, answer, now);
            _sender.Pump(group.Link, now);
        }
    }

    internal DateTimeOffset? Advance(DateTimeOffset now)
    {
        while (_sender.TryTakeDue(now, out var group))
        {
            LookAt(group, now);
        }

        if (now >= _nextSweep)
        {
            Sweep(now);
            _nextSweep = now + SweepInterval;
        }

        DateTimeOffset? next = null;
        foreach (var link in links.All)
        {
            _sender.Pump(link, now);
            next = Earlier(next, Earlier(Plan(link, now), link.Resumes(now)));
            link.EndDrain();
        }

        next = Earlier(next, _sender.Next);
        return _handsets.Count > 0 ? Earlier(next, _nextSweep) : next;
    }

    /// <summary>Starts the turns at the head of a link's line. Whole groups wait in order: a large one is not overtaken for ever by small ones.</summary>
    private DateTimeOffset? Plan(LinkState link, DateTimeOffset now)
    {
        while (link.Line.TryPeek(out var turn))
        {
            if (turn.Group.HasExpired(now))
            {
                Withdraw(turn, EndWaiting, now);
                continue;
            }

            Prepare(turn.Group, now);
            if (link.IsTooSlowFor(turn))
            {
                Withdraw(turn, HandBack, now);
                continue;
            }

            var at = GroupScheduler.StartAt(turn.Segments, link.Load(now), now);
            if (at is null || at > now)
            {
                return at;
            }

            link.Line.Take();
            Start(turn, now);
        }

        return null;
    }

    private void Withdraw(HandsetTurn turn, Action<HandsetTurn, DateTimeOffset> end, DateTimeOffset now)
    {
        turn.Group.Link!.Line.Withdraw(turn);
        _handsets.Use(turn);
        end(turn, now);
        _handsets.Release(turn.Group.Submission.Recipient, now);
    }

    /// <summary>Nothing of it is sent while the link is held down to a rate at which it cannot arrive; the others do not wait for it.</summary>
    private void HandBack(HandsetTurn turn, DateTimeOffset now)
    {
        _groups.Remove(turn.Group.Submission.Id);
        refuse(turn.Group, SubmitOutcome.TemporaryFailure, FailureCause.LinkThrottled);
    }

    /// <summary>What a group would send if it were started now.</summary>
    private void Prepare(SegmentGroup group, DateTimeOffset now)
    {
        if (group is TransactionGroup transaction)
        {
            transaction.Policy = group.Link!.Link.Policy;
            transaction.Continue(_handsets[group.Submission.Recipient].Left(group.Submission.TransactionId, now), policy.ReassemblyTime, now);
        }
    }

    private void Start(HandsetTurn turn, DateTimeOffset now)
    {
        _handsets.Use(turn);
        var group = turn.Group;
        group.Committed += turn.Segments;
        group.Link!.Open(turn);
        if (turn.Single is { } single)
        {
            _sender.Send((StoredMessage)group, single, now);
        }
        else
        {
            Record(group, now);
        }
    }

    /// <summary>Gives the group its reference and has its start recorded; nothing of it is sent before that is on disk.</summary>
    private void Record(SegmentGroup group, DateTimeOffset now)
    {
        if (group.Count > 1)
        {
            group.Reference ??= _handsets[group.Submission.Recipient].NextReference(FirstReference(group.Submission.Id), policy.References, now);
        }

        if (group.StartedAt == default)
        {
            group.StartedAt = now;
        }

        if (group is StoredMessage { Reference: { } reference })
        {
            // Its short messages are hours apart, perhaps: nothing else goes under their reference meanwhile.
            Keep(group, reference, DateTimeOffset.MaxValue);
        }

        journal.Start(group.Record());
    }

    /// <summary>Where a handset's counter begins: it moves on with each millisecond and each submission, so that references seldom repeat at once.</summary>
    private int FirstReference(long submissionId)
    {
        var sequence = submissionId / IdSequence.Stride;
        return (int)((sequence + (sequence >> 12)) & (policy.References - 1));
    }

    /// <summary>What an answer, or its absence, makes of a group.</summary>
    private void Take(SegmentGroup group, SegmentAnswer answer, DateTimeOffset now)
    {
        if (group is StoredMessage || answer.Kind == SegmentAnswerKind.Delivered)
        {
            Uncommit(group, 1);
        }

        group.Link!.Groups -= group is StoredMessage ? 1 : 0;

        if (group.Apply(answer, now, group.Link.PausedUntil) is { } again)
        {
            _sender.LookAt(group, again.DueAt);
        }

        if (group.IsOver)
        {
            End(group, now);
        }
        else if (group is StoredMessage message)
        {
            _handsets.Release(group.Submission.Recipient, now, message);
            QueueDue(message, now);
        }
    }

    private void LookAt(SegmentGroup group, DateTimeOffset now)
    {
        switch (group)
        {
            case TransactionGroup transaction when transaction.WindowEndsAt <= now:
                group.Link!.Outstanding -= group.Outstanding;
                transaction.CloseWindow(now);
                End(group, now);
                break;
            case TransactionGroup transaction:
                _sender.SendDue(transaction, now);
                break;
            case StoredMessage message:
                foreach (var overdue in message.Overdue(now).ToList())
                {
                    Answered(new SegmentAnswer(message.Submission.Id, overdue.Segment.Number, overdue.Attempt, SegmentAnswerKind.None, FailureCause.NotAcknowledged), now);
                }

                QueueDue(message, now);
                break;
        }
    }

    /// <summary>Queues the short messages of a stored message that are due, or gives up what is left when its lifetime has ended.</summary>
    private void QueueDue(StoredMessage message, DateTimeOffset now)
    {
        if (message.HasExpired(now))
        {
            Expire(message, now);
            return;
        }

        foreach (var progress in message.Due(now).ToList())
        {
            progress.State = SegmentState.Queued;
            _handsets.Queue(message, progress, now);
        }
    }

    private void Expire(StoredMessage message, DateTimeOffset now)
    {
        message.Expire();
        if (message.IsOver && _groups.Remove(message.Submission.Id))
        {
            _sender.Forget(message);
            Remember(message, now);
            finish(message, now);
        }
    }

    /// <summary>Ends a group whose last answer has come.</summary>
    private void End(SegmentGroup group, DateTimeOffset now)
    {
        Uncommit(group, group.Committed);
        group.Link!.Groups -= group is TransactionGroup ? 1 : 0;
        Remember(group, now);
        _groups.Remove(group.Submission.Id);
        _sender.Forget(group);
        finish(group, now);
        _handsets.Release(group.Submission.Recipient, now);
    }

    /// <summary>
    /// What the handset may still be collecting of a group: of one that failed what it has, of one that was delivered the copies of segments that were sent
    /// again. A group that got their reference would be put together with them.
    /// </summary>
    private void Remember(SegmentGroup group, DateTimeOffset now)
    {
        if (group.Reference is not { } reference)
        {
            return;
        }

        if (group.IsDelivered && !group.MayHaveLeftCopies)
        {
            _handsets[group.Submission.Recipient].Free(reference);
        }
        else
        {
            Keep(group, reference, now + policy.ReassemblyTime);
        }
    }

    private void Keep(SegmentGroup group, int reference, DateTimeOffset until) => _handsets.Keep(
        group.Submission.Recipient,
        new KeptGroup(group.IsDelivered ? null : group.Submission.TransactionId, group.Link!.Link.Name, reference, group.Wide, group.StartedAt, group.Delivered, until));

    /// <summary>Ends what waited beyond its lifetime, and forgets handsets that nothing is to be remembered of.</summary>
    private void Sweep(DateTimeOffset now)
    {
        while (_handsets.TryTakeEnded(now, out var ended))
        {
            EndWaiting(ended, now);
        }

        _handsets.Forget(now);
    }

    private void EndWaiting(HandsetTurn turn, DateTimeOffset now)
    {
        if (turn.Group is StoredMessage message)
        {
            Expire(message, now);
        }
        else
        {
            _groups.Remove(turn.Group.Submission.Id);
            refuse(turn.Group, SubmitOutcome.PermanentFailure, FailureCause.LifetimeEnded);
        }
    }

    private static void Uncommit(SegmentGroup group, int segments)
    {
        group.Committed -= segments;
        group.Link!.Committed -= segments;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;
}
