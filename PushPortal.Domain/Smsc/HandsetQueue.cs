namespace PushPortal.Domain.Smsc;

/// <summary>What the SMSC knows of one handset: whose turn it is, who waits, and which references the handset may still be collecting.</summary>
internal sealed class HandsetQueue
{
    private readonly PriorityQueue<HandsetTurn, (DateTimeOffset, long)> _waiting = new();
    private List<KeptGroup>? _kept;
    private int? _lastReference;

    /// <summary>Under way, or in line at its link.</summary>
    internal HandsetTurn? Current { get; set; }

    internal int Waiting => _waiting.Count;

    internal void Add(HandsetTurn turn) => _waiting.Enqueue(turn, turn.Place);

    internal bool TryNext(out HandsetTurn? next) => _waiting.TryDequeue(out next, out _);

    /// <summary>Whether somebody of higher priority waits for a turn that another has but not used yet.</summary>
    internal bool IsOutranked => Current is { Started: false } && _waiting.TryPeek(out var first, out var place)
        && place.CompareTo(Current.Place) < 0 && first.Group.Submission.Priority < Current.Group.Submission.Priority;

    /// <summary>Takes out those whose lifetime has ended, wherever they stand: a deadline is not to be told late because others wait longer.</summary>
    internal IReadOnlyList<HandsetTurn> TakeEnded(DateTimeOffset now)
    {
        List<HandsetTurn>? ended = null;
        foreach (var (turn, _) in _waiting.UnorderedItems)
        {
            if (turn.Group.HasExpired(now))
            {
                (ended ??= []).Add(turn);
            }
        }

        if (ended is null)
        {
            return [];
        }

        HandsetTurn[] staying = [.. _waiting.UnorderedItems.Where(item => !item.Element.Group.HasExpired(now)).Select(item => item.Element)];
        _waiting.Clear();
        _waiting.EnqueueRange(staying.Select(turn => (turn, turn.Place)));
        return ended;
    }

    /// <summary>The next reference of the handset's counter that no unfinished group of it has; <paramref name="first"/> begins the counter.</summary>
    internal int NextReference(int first, int references, DateTimeOffset now)
    {
        Forget(now);
        var next = _lastReference is { } last ? last + 1 : first;
        for (var step = 0; step < references; step++)
        {
            var candidate = (next + step) % references;
            if (_kept?.Exists(kept => kept.Reference == candidate) != true)
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
        return _kept?.Find(kept => kept.TransactionId == transactionId);
    }

    internal void Keep(KeptGroup group)
    {
        _kept ??= [];
        if (_kept.Find(kept => kept.Reference == group.Reference) is { } before)
        {
            _kept.Remove(before);
            if (before.TransactionId == group.TransactionId)
            {
                group = group with { Delivered = [.. before.Delivered.Union(group.Delivered).Order()] };
            }
        }

        _kept.Add(group);
        _lastReference = group.Reference;
    }

    /// <summary>The transaction was delivered: its reference is free.</summary>
    internal void Free(int reference) => _kept?.RemoveAll(kept => kept.Reference == reference);

    internal bool IsIdle(DateTimeOffset now)
    {
        Forget(now);
        return Current is null && _waiting.Count == 0 && _kept is not { Count: > 0 };
    }

    private void Forget(DateTimeOffset now) => _kept?.RemoveAll(kept => kept.Until <= now);
}
