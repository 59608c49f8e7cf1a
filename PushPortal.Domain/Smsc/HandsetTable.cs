using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Smsc;

/// <summary>The handsets that have something under way, waiting or left over. A handset of which nothing is to be remembered is forgotten.</summary>
/// <param name="weightOf">An account's share in front of a link.</param>
internal sealed class HandsetTable(SmscPolicy policy, Func<long, int> weightOf)
{
    private readonly Dictionary<string, HandsetQueue> _handsets = [];

    /// <summary>The turns that wait, by the UTC ticks at which their lifetime ends.</summary>
    private readonly SievedQueue<HandsetTurn, long> _lifetimes = new(static turn => turn.Waits);

    /// <summary>The handsets that may still be collecting, by the UTC ticks at which they give up.</summary>
    private readonly PriorityQueue<string, long> _collecting = new();
    private long _order;

    internal int Count => _handsets.Count;

    internal HandsetQueue this[string recipient]
    {
        get
        {
            if (!_handsets.TryGetValue(recipient, out var handset))
            {
                _handsets.Add(recipient, handset = new HandsetQueue());
            }

            return handset;
        }
    }

    /// <summary>Queues a turn behind the handset's others; one of higher priority takes the place of a turn that was given but not used yet.</summary>
    internal void Queue(SegmentGroup group, SegmentProgress? single, DateTimeOffset now)
    {
        var handset = this[group.Submission.Recipient];
        var patience = policy.HandsetPatience * (int)group.Submission.Priority;
        var turn = new HandsetTurn(group, single, new((now + patience).UtcTicks, _order++));
        _lifetimes.Enqueue(turn, group.Submission.ExpiresAt.UtcTicks);
        if (handset.Current is not { } current)
        {
            Give(handset, turn);
            return;
        }

        handset.Add(turn);
        if (handset.IsOutranked)
        {
            current.Group.Link!.Line.Withdraw(current);
            handset.Add(current);
            Next(handset);
        }
    }

    /// <summary>The turn leaves its link's line, to be used.</summary>
    internal void Use(HandsetTurn turn)
    {
        turn.Waits = false;
        _lifetimes.Died();
    }

    /// <summary>The turn is over: the next one's comes.</summary>
    /// <param name="goesOn">The stored message whose short message is done: the next of the same one goes at once, and not behind all that came meanwhile.</param>
    internal void Release(string recipient, DateTimeOffset now, StoredMessage? goesOn = null)
    {
        var handset = this[recipient];
        Next(handset, goesOn);
        Forget(recipient, handset, now);
    }

    /// <summary>Keeps what the handset may still be collecting.</summary>
    internal void Keep(string recipient, KeptGroup group)
    {
        this[recipient].Keep(group);
        if (group.Until != DateTimeOffset.MaxValue)
        {
            _collecting.Enqueue(recipient, group.Until.UtcTicks);
        }
    }

    /// <summary>Takes out one turn whose lifetime has ended, wherever it waits: a deadline is not to be told late because others wait longer.</summary>
    internal bool TryTakeEnded(DateTimeOffset now, out HandsetTurn ended)
    {
        if (!_lifetimes.TryPeek(out ended, out var end) || end > now.UtcTicks)
        {
            return false;
        }

        TakeOut(ended, now);
        return true;
    }

    /// <summary>Takes out a turn that waits, wherever it does.</summary>
    internal void TakeOut(HandsetTurn turn, DateTimeOffset now)
    {
        Use(turn);
        var recipient = turn.Group.Submission.Recipient;
        var handset = this[recipient];
        if (handset.Current == turn)
        {
            turn.Group.Link!.Line.Withdraw(turn);
            Release(recipient, now);
        }
        else
        {
            handset.Left();
        }
    }

    /// <summary>
    /// Gives each group that waits the link that it has now. Those in line are put there by acceptance, so that what comes from another link does not stand
    /// behind what was accepted later. A stored message stays on its link: its short messages are one message to the handset.
    /// </summary>
    /// <returns>The turns of those that cannot be sent any more, the link that they are too large for, and why.</returns>
    internal IReadOnlyList<(HandsetTurn Turn, LinkState? Link, FailureCause Why)> Reroute(LinkTable links)
    {
        var moving = new List<(HandsetTurn Turn, LinkState Link)>();
        var refused = new List<(HandsetTurn, LinkState?, FailureCause)>();
        var waiting = _lifetimes.Living.Where(turn => turn.Group is TransactionGroup).OrderBy(turn => turn.Place).ToList();
        foreach (var turn in waiting)
        {
            var link = links.Choose(turn.Group.Submission, out var why);
            if (link is null || (why = LinkTable.Against(turn.Group, link)) != FailureCause.None)
            {
                refused.Add((turn, link, why));
            }
            else if (link != turn.Group.Link)
            {
                moving.Add((turn, link));
            }
        }

        if (moving.Count > 0)
        {
            var inLine = waiting.FindAll(turn => this[turn.Group.Submission.Recipient].Current == turn);
            inLine.ForEach(turn => turn.Group.Link!.Line.Withdraw(turn));
            moving.ForEach(turn => turn.Turn.Group.Link = turn.Link);
            inLine.ForEach(turn => StandInLine(turn, atOnce: false));
        }

        return refused;
    }

    /// <summary>Forgets the handsets that have given up what they were collecting, where nothing else is to be remembered of them.</summary>
    internal void Forget(DateTimeOffset now)
    {
        while (_collecting.TryPeek(out var recipient, out var until) && until <= now.UtcTicks)
        {
            _collecting.Dequeue();
            if (_handsets.TryGetValue(recipient, out var handset))
            {
                Forget(recipient, handset, now);
            }
        }
    }

    private void Next(HandsetQueue handset, StoredMessage? goesOn = null)
    {
        handset.Current = null;
        if (handset.TryNext(out var next))
        {
            Give(handset, next, goesOn is not null && next.Group == goesOn);
        }
    }

    private void Give(HandsetQueue handset, HandsetTurn turn, bool atOnce = false)
    {
        handset.Current = turn;
        StandInLine(turn, atOnce);
    }

    private void StandInLine(HandsetTurn turn, bool atOnce) => turn.Group.Link!.Line.Add(turn, weightOf(turn.Group.Submission.AccountId), atOnce);

    private void Forget(string recipient, HandsetQueue handset, DateTimeOffset now)
    {
        if (handset.IsIdle(now))
        {
            _handsets.Remove(recipient);
        }
    }
}
