using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>Writes the fields of a body into a span from left to right (SMPP 3.4, 3.1).</summary>
public ref struct PduWriter(Span<byte> body)
{
    private readonly Span<byte> _body = body;

    public int Written { get; private set; }

    public void WriteByte(byte value) => _body[Written++] = value;

    public void WriteUInt16(ushort value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_body[Written..], value);
        Written += sizeof(ushort);
    }

    public void WriteUInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_body[Written..], value);
        Written += sizeof(uint);
    }

    public void WriteOctets(ReadOnlySpan<byte> octets)
    {
        octets.CopyTo(_body[Written..]);
        Written += octets.Length;
    }

    /// <summary>Text in Latin-1 and its NUL.</summary>
    /// <param name="maxOctets">Octets of the field with its NUL.</param>
    /// <param name="refusal">The field's own status, for text that does not fit.</param>
    public void WriteCOctetString(string text, int maxOctets, CommandStatus refusal)
    {
        if (text.Length >= maxOctets || text.AsSpan().IndexOfAnyExceptInRange('\u0001', '\u00FF') >= 0)
            throw new SmppProtocolException(refusal, string.Create(CultureInfo.InvariantCulture, $"A text is not of at most {maxOctets - 1} octets in Latin-1."));
        Written += Encoding.Latin1.GetBytes(text, _body[Written..]);
        WriteByte(0);
    }

    /// <summary>sm_length and short_message.</summary>
    public void WriteShortMessage(ReadOnlySpan<byte> message)
    {
        if (message.Length > byte.MaxValue)
            throw new SmppProtocolException(CommandStatus.InvalidMessageLength, "A short_message is longer than 255 octets.");
        WriteByte((byte)message.Length);
        WriteOctets(message);
    }
}
