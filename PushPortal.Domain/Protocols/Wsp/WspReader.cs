using System.Text;
using PushPortal.Domain.Protocols.Octets;

namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>Reads the basic encodings of WSP (WAP-230, 8.4.2), which the MMS PDUs share, from left to right.</summary>
/// <param name="octets">What to read.</param>
/// <param name="offset">Where these octets begin in their datagram.</param>
/// <param name="trace">Takes down the fields; null where nobody looks at them.</param>
internal ref struct WspReader(ReadOnlySpan<byte> octets, int offset = 0, OctetTrace? trace = null)
{
    private const byte LengthQuote = 0x1F;
    private const byte Quote = 0x7F;

    private readonly ReadOnlySpan<byte> _octets = octets;
    private int _position;

    public readonly int Position => _position;
    public readonly OctetTrace? Trace => trace;
    public readonly int Remaining => _octets.Length - _position;
    public readonly bool AtEnd => _position >= _octets.Length;

    public readonly byte Peek() => AtEnd ? throw Truncated() : _octets[_position];

    public byte ReadByte() => AtEnd ? throw Truncated() : _octets[_position++];

    public ReadOnlySpan<byte> ReadOctets(int count)
    {
        if (count > Remaining)
            throw Truncated();
        var read = _octets.Slice(_position, count);
        _position += count;
        return read;
    }

    public ReadOnlySpan<byte> ReadRest() => ReadOctets(Remaining);

    public WspReader ReadBlock(int length)
    {
        var start = _position;
        return new(ReadOctets(length), offset + start, trace);
    }

    /// <summary>What was read since the last field is this one.</summary>
    public readonly void Leaf(string name, string? value) => trace?.Leaf(name, value, offset + _position);

    public uint ReadUintvar()
    {
        if (!UintVar.TryRead(_octets[_position..], out var value, out var length))
            throw new WspFormatException("A uintvar is cut off or longer than 32 bits.");
        _position += length;
        return value;
    }

    /// <summary>Octets that follow: 0 to 30 in one octet, more behind a length-quote. Never more than there are.</summary>
    public int ReadValueLength()
    {
        var first = ReadByte();
        if (first > LengthQuote)
            throw new WspFormatException("A value-length was expected.");
        var length = first < LengthQuote ? first : ReadUintvar();
        return length > Remaining ? throw Truncated() : (int)length;
    }

    public ulong ReadInteger() => (Peek() & 0x80) != 0 ? (ulong)(ReadByte() & 0x7F) : ReadLongInteger();

    public ulong ReadLongInteger()
    {
        var length = ReadByte();
        if (length is 0 or >= LengthQuote)
            throw new WspFormatException("A long-integer was expected.");
        return BigEndian(ReadOctets(length));
    }

    /// <summary>Whether a NUL follows, which every text ends with.</summary>
    public readonly bool HasText => _octets[_position..].Contains((byte)0);

    /// <summary>This many octets, each a character.</summary>
    public string ReadLatinText(int count) => Encoding.Latin1.GetString(ReadOctets(count));

    /// <summary>Text up to its NUL, without the quote octet that protects a first octet of 128 and more.</summary>
    public string ReadText() => Encoding.UTF8.GetString(ReadTextOctets());

    /// <summary>The same, each octet a character, as HTTP has it.</summary>
    public string ReadLatinText() => Encoding.Latin1.GetString(ReadTextOctets());

    public ReadOnlySpan<byte> ReadTextOctets()
    {
        var end = _octets[_position..].IndexOf((byte)0);
        if (end < 0)
            throw new WspFormatException("A text has no end.");
        var text = ReadOctets(end);
        _position++;
        return text is [Quote, ..] ? text[1..] : text;
    }

    public static ulong BigEndian(ReadOnlySpan<byte> octets)
    {
        ulong value = 0;
        foreach (var octet in octets)
        {
            if (value >> 56 != 0)
                throw new WspFormatException("An integer is longer than 64 bits.");
            value = (value << 8) | octet;
        }
        return value;
    }

    private static WspFormatException Truncated() => new("The octets end inside a value.");
}
