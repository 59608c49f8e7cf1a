using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>
/// Reads the fields of a body from left to right (SMPP 3.4, 3.1). Texts are Latin-1, of which ASCII is a part. Payloads are
/// copied, or shared with the caller's buffer where the caller leaves it untouched for as long as the PDU lives.
/// </summary>
public ref struct PduReader
{
    private readonly ReadOnlySpan<byte> _octets;
    private readonly ReadOnlyMemory<byte> _shared;
    private readonly bool _shares;
    private int _position;
    private bool _unterminated;

    private PduReader(ReadOnlySpan<byte> octets, ReadOnlyMemory<byte> shared, bool shares)
    {
        _octets = octets;
        _shared = shared;
        _shares = shares;
    }

    public readonly int Remaining => _octets.Length - _position;
    public readonly bool AtEnd => _position >= _octets.Length;

    internal readonly ReadOnlySpan<byte> Rest => _octets[_position..];

    public static PduReader Copying(ReadOnlySpan<byte> body) => new(body, default, shares: false);

    public static PduReader Sharing(ReadOnlyMemory<byte> body) => new(body.Span, body, shares: true);

    public byte ReadByte() => AtEnd ? throw Truncated() : _octets[_position++];

    public uint ReadUInt32()
    {
        if (Remaining < sizeof(uint))
            throw Truncated();
        var value = BinaryPrimitives.ReadUInt32BigEndian(Rest);
        _position += sizeof(uint);
        return value;
    }

    /// <summary>
    /// Text up to its NUL. Text that runs to the end of the body needs none: some ESMEs leave out the last NUL, even of an empty
    /// text. Where more fields should follow their absence is refused.
    /// </summary>
    /// <param name="maxOctets">Octets of the field with its NUL.</param>
    /// <param name="refusal">The field's own status, for text that is longer.</param>
    public string ReadCOctetString(int maxOctets, CommandStatus refusal)
    {
        if (AtEnd && (_unterminated || _octets.IsEmpty))
            throw Truncated();
        var field = _octets.Slice(_position, Math.Min(Remaining, maxOctets));
        var end = field.IndexOf((byte)0);
        if (end < 0 && field.Length == maxOctets)
            throw new SmppProtocolException(refusal, string.Create(CultureInfo.InvariantCulture, $"A text is longer than its {maxOctets - 1} octets."));
        var text = end < 0 ? field : field[..end];
        _position += end < 0 ? text.Length : end + 1;
        _unterminated = end < 0;
        return text.IsEmpty ? "" : Encoding.Latin1.GetString(text);
    }

    /// <summary>sm_length and short_message: up to 254 octets, and 255 since SMPP 5.0.</summary>
    public ReadOnlyMemory<byte> ReadShortMessage()
    {
        var length = ReadByte();
        if (length > Remaining)
            throw new SmppProtocolException(CommandStatus.InvalidMessageLength, "sm_length goes beyond the end of the PDU.");
        return ReadOctets(length);
    }

    internal ReadOnlyMemory<byte> ReadOctets(int length)
    {
        if (length > Remaining)
            throw Truncated();
        var start = _position;
        _position += length;
        return length == 0 ? default : _shares ? _shared.Slice(start, length) : _octets.Slice(start, length).ToArray();
    }

    private static SmppProtocolException Truncated() => new(CommandStatus.InvalidCommandLength, "A PDU ends before its last field.");
}
