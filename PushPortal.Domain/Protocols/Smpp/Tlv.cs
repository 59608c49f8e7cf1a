using System.Buffers.Binary;
using System.Text;

namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>One optional parameter: tag and value (SMPP 3.4, 5.3.1). Equal when the octets are.</summary>
public readonly record struct Tlv(TlvTag Tag, ReadOnlyMemory<byte> Value)
{
    /// <summary>Octets of tag and length.</summary>
    internal const int HeaderOctets = 4;

    public static Tlv OfByte(TlvTag tag, byte value) => new(tag, new[] { value });

    public static Tlv OfUInt16(TlvTag tag, ushort value)
    {
        var octets = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(octets, value);
        return new(tag, octets);
    }

    /// <summary>Text in Latin-1 with its NUL.</summary>
    public static Tlv OfText(TlvTag tag, string text) => new(tag, Encoding.Latin1.GetBytes(text + '\0'));

    public static Tlv Of(NetworkErrorCode error) =>
        new(TlvTag.NetworkErrorCode, new[] { error.NetworkType, (byte)(error.Code >> 8), (byte)error.Code });

    public bool Equals(Tlv other) => Tag == other.Tag && Value.Span.SequenceEqual(other.Value.Span);

    public override int GetHashCode() => HashCode.Combine(Tag, Value.Length);
}
