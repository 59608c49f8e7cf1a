using PushPortal.Domain.Protocols.Octets;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>The octets of a document, read from left to right.</summary>
/// <param name="octets">What to read.</param>
/// <param name="trace">Takes down the fields; null where nobody looks at them. The document begins where its next field does.</param>
internal ref struct WbxmlInput(ReadOnlySpan<byte> octets, OctetTrace? trace = null)
{
    private readonly int _end = (trace?.At ?? 0) + octets.Length;
    private ReadOnlySpan<byte> _rest = octets;

    public readonly int Remaining => _rest.Length;
    public readonly OctetTrace? Trace => trace;

    /// <summary>What was read since the last field is this one.</summary>
    public readonly void Leaf(string name, string? value) => trace?.Leaf(name, value, _end - _rest.Length);

    public byte ReadByte()
    {
        if (_rest.Length == 0)
            throw Truncated();
        var octet = _rest[0];
        _rest = _rest[1..];
        return octet;
    }

    public uint ReadUintvar()
    {
        if (!UintVar.TryRead(_rest, out var value, out var length))
            throw new WbxmlFormatException("A multi-byte integer is cut off or longer than 32 bits.");
        _rest = _rest[length..];
        return value;
    }

    public ReadOnlySpan<byte> ReadOctets(uint count)
    {
        if (count > _rest.Length)
            throw Truncated();
        var read = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return read;
    }

    public ReadOnlySpan<byte> ReadString()
    {
        var end = _rest.IndexOf((byte)0);
        if (end < 0)
            throw new WbxmlFormatException("A string has no end.");
        var read = _rest[..end];
        _rest = _rest[(end + 1)..];
        return read;
    }

    private static WbxmlFormatException Truncated() => new("The document ends inside an element.");
}
