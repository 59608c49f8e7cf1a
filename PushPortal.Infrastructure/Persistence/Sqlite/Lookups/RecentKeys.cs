namespace PushPortal.Infrastructure.Persistence.Sqlite.Lookups;

/// <summary>
/// The keys that no run has yet: those of about the last minute, 20 to 40 octets each. A ring in the order of arrival with chains by hash through it, newest
/// first, so that old ones are forgotten by moving on. What a commit that failed has left in it names no row, which does no harm.
/// </summary>
internal sealed class RecentKeys
{
    private const int Smallest = 1024;

    private readonly Lock _lock = new();
    private LookupKey[] _ring = new LookupKey[Smallest];

    /// <summary>For each place of the ring, the number of the next older key of its chain.</summary>
    private uint[] _older = new uint[Smallest];

    /// <summary>The number of the newest key of each chain. Numbers count arrivals; one that is not among the last <see cref="_count"/> ends the chain.</summary>
    private uint[] _newest = new uint[Smallest];

    private uint _first = 1;
    private int _count;

    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _count;
            }
        }
    }

    internal void Add(long hash, long id)
    {
        lock (_lock)
        {
            if (_count == _ring.Length)
            {
                Resize(_ring.Length * 2);
            }

            Append(new LookupKey(hash, id));
        }
    }

    /// <summary>The ids of this hash above <paramref name="after"/> and below <paramref name="before"/>, added to <paramref name="ids"/> in no order; that is null while there are none.</summary>
    internal void Find(long hash, long after, long before, ref List<long>? ids)
    {
        lock (_lock)
        {
            for (var number = _newest[Chain(hash)]; number - _first < (uint)_count; number = _older[Place(number)])
            {
                var key = _ring[Place(number)];
                if (key.Hash == hash && key.Id > after && key.Id < before)
                {
                    (ids ??= []).Add(key.Id);
                }
            }
        }
    }

    /// <summary>The keys above <paramref name="after"/> and up to <paramref name="upTo"/>, unsorted.</summary>
    internal List<LookupKey> Between(long after, long upTo)
    {
        lock (_lock)
        {
            var keys = new List<LookupKey>();
            for (var at = 0; at < _count; at++)
            {
                var key = _ring[Place(_first + (uint)at)];
                if (key.Id > after && key.Id <= upTo)
                {
                    keys.Add(key);
                }
            }

            return keys;
        }
    }

    /// <summary>Forgets those that a run has now, up to the first that none has.</summary>
    internal void ForgetUpTo(long id)
    {
        lock (_lock)
        {
            while (_count > 0 && _ring[Place(_first)].Id <= id)
            {
                _first++;
                _count--;
            }

            var size = _ring.Length;
            while (size > Smallest && _count < size / 4)
            {
                size /= 2;
            }

            if (size < _ring.Length)
            {
                Resize(size);
            }
        }
    }

    private void Append(LookupKey key)
    {
        var number = _first + (uint)_count++;
        ref var newest = ref _newest[Chain(key.Hash)];
        _ring[Place(number)] = key;
        _older[Place(number)] = newest;
        newest = number;
    }

    private void Resize(int size)
    {
        var (ring, first, count) = (_ring, _first, _count);
        (_ring, _older, _newest) = (new LookupKey[size], new uint[size], new uint[size]);
        (_first, _count) = (1, 0);
        for (var at = 0u; at < count; at++)
        {
            Append(ring[(first + at) & (uint)(ring.Length - 1)]);
        }
    }

    private int Place(uint number) => (int)(number & (uint)(_ring.Length - 1));

    private int Chain(long hash) => (int)(hash & (_newest.Length - 1));
}
