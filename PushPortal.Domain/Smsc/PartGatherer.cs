namespace PushPortal.Domain.Smsc;

/// <summary>
/// Gathers the parts of messages that their sender has split already, so that they are delivered as one group (3GPP TS 23.040, 9.2.3.24.1). Parts come in
/// any order, over any session, and more than once. A set that is not whole within the gathering time is released as it is, and so is the oldest when there
/// is no room for more. Pure decisions; not safe for use by several threads at once.
/// </summary>
/// <param name="gatheringTime">From the first part of a set. A complete one is remembered as long, for late copies.</param>
/// <param name="most">Parts that are held at a time.</param>
public sealed class PartGatherer<T>(TimeSpan gatheringTime, int most)
{
    private readonly Dictionary<PartKey, PartSet<T>> _sets = [];
    private readonly LinkedList<PartSet<T>> _order = [];
    private readonly Dictionary<PartKey, PartSet<T>> _complete = [];
    private readonly Queue<(DateTimeOffset Until, PartSet<T> Set)> _completed = new();

    /// <summary>Parts that are held now.</summary>
    public int Held { get; private set; }

    /// <summary>When <see cref="Due"/> has something to release, if nothing else comes.</summary>
    public DateTimeOffset? NextDue => _order.First?.Value.FirstAt + gatheringTime;

    /// <summary>Whether parts of the set are held that is not complete.</summary>
    public bool HasBegun(in PartKey key) => _sets.ContainsKey(key);

    public GatheredPart<T> Add(in PartKey key, byte sequence, ReadOnlyMemory<byte> data, T part, DateTimeOffset now)
    {
        Forget(now);
        if (_complete.TryGetValue(key, out var earlier))
        {
            if (earlier.Holds(sequence, data))
            {
                return new(null, earlier, []);
            }

            // The sender uses the reference again.
            _complete.Remove(key);
        }

        var released = new List<PartSet<T>>();
        if (_sets.TryGetValue(key, out var set) && set.Conflicts(sequence, data))
        {
            released.Add(Remove(set));
            set = null;
        }

        while (Held >= most && _order.First?.Value is { } oldest && oldest != set)
        {
            released.Add(Remove(oldest));
        }

        if (set is null)
        {
            _sets.Add(key, set = new PartSet<T>(key, now));
            _order.AddLast(set);
        }

        set.Add(sequence, data, part);
        Held++;
        if (!set.IsComplete)
        {
            return new(null, null, released);
        }

        Remove(set);
        _complete[key] = set;
        _completed.Enqueue((now + gatheringTime, set));
        return new(set, null, released);
    }

    /// <summary>Takes out the sets whose time is over.</summary>
    public IReadOnlyList<PartSet<T>> Due(DateTimeOffset now)
    {
        Forget(now);
        List<PartSet<T>>? due = null;
        while (_order.First?.Value is { } oldest && oldest.FirstAt + gatheringTime <= now)
        {
            (due ??= []).Add(Remove(oldest));
        }

        return due ?? [];
    }

    private PartSet<T> Remove(PartSet<T> set)
    {
        _sets.Remove(set.Key);
        _order.Remove(set);
        Held -= set.Count;
        return set;
    }

    private void Forget(DateTimeOffset now)
    {
        while (_completed.TryPeek(out var oldest) && (oldest.Until <= now || _completed.Count > most))
        {
            _completed.Dequeue();
            if (_complete.TryGetValue(oldest.Set.Key, out var set) && set == oldest.Set)
            {
                _complete.Remove(oldest.Set.Key);
            }
        }
    }
}
