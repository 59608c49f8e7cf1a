namespace PushPortal.Domain.Smsc;

/// <summary>The handsets that have something under way, waiting or left over. A handset of which nothing is to be remembered is forgotten.</summary>
/// <param name="weightOf">An account's share in front of a link.</param>
internal sealed class HandsetTable(SmscPolicy policy, Func<long, int> weightOf)
{
    private readonly Dictionary<string, HandsetQueue> _handsets = [];
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
        handset.Add(new HandsetTurn(group, single, (now + patience, _order++)));
        if (handset.IsOutranked)
        {
            var outranked = handset.Current!;
            outranked.Group.Link!.Line.Withdraw(outranked);
            Return(handset, outranked);
        }

        Next(handset);
    }

    /// <summary>The turn is over: the next one's comes.</summary>
    internal void Release(string recipient, DateTimeOffset now)
    {
        var handset = this[recipient];
        handset.Current = null;
        Next(handset);
        Forget(recipient, handset, now);
    }

    /// <summary>Turns whose lifetime has ended while they waited for the handset; handsets of which nothing is to be remembered are forgotten.</summary>
    internal List<HandsetTurn> Sweep(DateTimeOffset now)
    {
        var ended = new List<HandsetTurn>();
        foreach (var (recipient, handset) in _handsets)
        {
            if (handset.Waiting > 0)
            {
                ended.AddRange(handset.TakeEnded(now));
            }

            Forget(recipient, handset, now);
        }

        return ended;
    }

    private static void Return(HandsetQueue handset, HandsetTurn outranked)
    {
        handset.Add(new HandsetTurn(outranked.Group, outranked.Single, outranked.Place));
        handset.Current = null;
    }

    private void Next(HandsetQueue handset)
    {
        if (handset.Current is null && handset.TryNext(out var next))
        {
            handset.Current = next;
            next!.Group.Link!.Line.Add(next, weightOf(next.Group.Submission.AccountId));
        }
    }

    private void Forget(string recipient, HandsetQueue handset, DateTimeOffset now)
    {
        if (handset.IsIdle(now))
        {
            _handsets.Remove(recipient);
        }
    }
}
