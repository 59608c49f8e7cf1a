namespace PushPortal.Domain.Smsc;

/// <summary>One handset's groups: one is under way, the others wait; and the concatenation references that it may still be collecting.</summary>
internal sealed class HandsetQueue
{
    private const int References = 256;

    private readonly PriorityQueue<SegmentGroup, (byte Priority, long Order)> _waiting = new();
    private readonly List<(int Reference, DateTimeOffset Until)> _taken = [];

    internal SegmentGroup? Current { get; set; }

    internal int Waiting => _waiting.Count;

    internal void Add(SegmentGroup group, long order) => _waiting.Enqueue(group, ((byte)group.Submission.Priority, order));

    internal IReadOnlyList<SegmentGroup> TakeEnded(DateTimeOffset now) => _waiting.TakeEnded(now);

    internal bool TryNext(out SegmentGroup? next, out (byte Priority, long Order) place) => _waiting.TryDequeue(out next, out place);

    /// <summary>A reference that no unfinished group of this handset has, beginning the search at <paramref name="from"/>.</summary>
    internal int Free(int from, DateTimeOffset now)
    {
        _taken.RemoveAll(taken => taken.Until <= now);
        for (var step = 0; step < References; step++)
        {
            var candidate = (from + step) % References;
            if (!_taken.Exists(taken => taken.Reference == candidate))
            {
                return candidate;
            }
        }

        // 256 groups failed within the reassembly time: the oldest is the least likely to be collected still.
        return _taken[0].Reference;
    }

    internal void Take(int reference, DateTimeOffset until)
    {
        _taken.RemoveAll(taken => taken.Reference == reference);
        _taken.Add((reference, until));
    }

    internal bool IsIdle(DateTimeOffset now)
    {
        _taken.RemoveAll(taken => taken.Until <= now);
        return Current is null && _waiting.Count == 0 && _taken.Count == 0;
    }
}
