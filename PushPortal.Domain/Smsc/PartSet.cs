namespace PushPortal.Domain.Smsc;

/// <summary>The parts of one message that have come so far. A copy of a part shares its place.</summary>
public sealed class PartSet<T>
{
    private readonly ReadOnlyMemory<byte>?[] _data;
    private readonly List<T>?[] _parts;

    internal PartSet(PartKey key, DateTimeOffset firstAt)
    {
        Key = key;
        FirstAt = firstAt;
        _data = new ReadOnlyMemory<byte>?[key.Total];
        _parts = new List<T>?[key.Total];
    }

    public PartKey Key { get; }

    public DateTimeOffset FirstAt { get; }

    /// <summary>The push that it became, once its owner has said so.</summary>
    public long? PushId { get; set; }

    /// <summary>Parts that came, copies among them.</summary>
    public int Count { get; private set; }

    public bool IsComplete => Array.TrueForAll(_data, data => data is not null);

    /// <summary>What came for each place, in the order of their sequence: a part and its copies.</summary>
    public IEnumerable<IReadOnlyList<T>> Places => _parts.OfType<List<T>>();

    /// <summary>The whole message.</summary>
    public byte[] Join()
    {
        var datagram = new byte[_data.Sum(data => data!.Value.Length)];
        var at = 0;
        foreach (var data in _data)
        {
            data!.Value.CopyTo(datagram.AsMemory(at));
            at += data.Value.Length;
        }

        return datagram;
    }

    /// <summary>Whether the place of this part is held by another one.</summary>
    internal bool Conflicts(byte sequence, ReadOnlyMemory<byte> data) => _data[sequence - 1] is { } held && !held.Span.SequenceEqual(data.Span);

    /// <summary>Whether it is a copy of a part that came.</summary>
    internal bool Holds(byte sequence, ReadOnlyMemory<byte> data) => _data[sequence - 1] is { } held && held.Span.SequenceEqual(data.Span);

    internal void Add(byte sequence, ReadOnlyMemory<byte> data, T part)
    {
        _data[sequence - 1] ??= data;
        (_parts[sequence - 1] ??= []).Add(part);
        Count++;
    }
}
