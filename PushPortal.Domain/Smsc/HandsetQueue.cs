namespace PushPortal.Domain.Smsc;

/// <summary>What the SMSC knows of one handset: whose turn it is, who waits, and which references the handset may still be collecting.</summary>
internal sealed class HandsetQueue
{
    /// <summary>Made when a second turn comes: nearly every handset has one at a time.</summary>
    private SievedQueue<HandsetTurn, TurnPlace>? _waiting;
    private List<KeptGroup>? _kept;
    private int? _lastReference;

    /// <summary>Under way, or in line at its link. While nobody has the turn, nobody waits for it.</summary>
    internal HandsetTurn? Current { get; set; }

    internal void Add(HandsetTurn turn) => (_waiting ??= new(static turn => turn.Waits)).Enqueue(turn, turn.Place);

    internal bool TryNext(out HandsetTurn next)
    {
        next = null!;
        if (_waiting?.TryPeek(out next, out _) != true)
        {
            return false;
        }

        _waiting.Dequeue();
        return true;
    }

    /// <summary>One of those that wait does not any more.</summary>
    internal void Left() => _waiting!.Died();

    /// <summary>Whether somebody of higher priority waits for a turn that another has but not used yet.</summary>
    internal bool IsOutranked => Current is { Waits: true } && _waiting is not null && _waiting.TryPeek(out var first, out var place)
        && place.CompareTo(Current.Place) < 0 && first.Group.Submission.Priority < Current.Group.Submission.Priority;

    /// <summary>The next reference of the handset's counter that no unfinished group of it has; <paramref name="first"/> begins the counter.</summary>
    internal int NextReference(int first, int references, DateTimeOffset now)
    {
        Forget(now);
        var next = _lastReference is { } last ? last + 1 : first;
        for (var step = 0; step < references; step++)
        {
            var candidate = (next + step) % references;
            if (IndexOf(candidate) < 0)
            {
                _lastReference = candidate;
                return candidate;
            }
        }

        // All of them failed within the reassembly time: the oldest is the least likely to be collected still.
        return (_lastReference = _kept![0].Reference).Value;
    }

    /// <summary>What an earlier group of the transaction left at the handset; null when it has been given up since.</summary>
    internal KeptGroup? Left(long transactionId, DateTimeOffset now)
    {
        Forget(now);
        if (_kept is not null)
        {
            foreach (var kept in _kept)
            {
                if (kept.TransactionId == transactionId)
                {
                    return kept;
                }
            }
        }

        return null;
    }

    internal void Keep(KeptGroup group)
    {
        if (IndexOf(group.Reference) is >= 0 and var at)
        {
            var before = _kept![at];
            _kept.RemoveAt(at);
            if (before.TransactionId == group.TransactionId && before.Link == group.Link)
            {
                group = group with { Delivered = [.. before.Delivered.Union(group.Delivered).Order()] };
            }
        }

        (_kept ??= []).Add(group);
        _lastReference = group.Reference;
    }

    /// <summary>The transaction was delivered: its reference is free.</summary>
    internal void Free(int reference)
    {
        if (IndexOf(reference) is >= 0 and var at)
        {
            _kept!.RemoveAt(at);
        }
    }

    internal bool IsIdle(DateTimeOffset now)
    {
        Forget(now);
        return Current is null && _kept is null;
    }

    /// <summary>At most one group is kept under a reference.</summary>
    private int IndexOf(int reference)
    {
        for (var at = 0; at < _kept?.Count; at++)
        {
            if (_kept[at].Reference == reference)
            {
                return at;
            }
        }

        return -1;
    }

    private void Forget(DateTimeOffset now)
    {
        for (var at = (_kept?.Count ?? 0) - 1; at >= 0; at--)
        {
            if (_kept![at].Until <= now)
            {
                _kept.RemoveAt(at);
            }
        }

        _kept = _kept is { Count: 0 } ? null : _kept;
    }
}
