using System.Buffers;
using System.Buffers.Binary;

namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>Where the next PDU ends in a stream of octets (SMPP 3.4, 3.2). Length is 0 until its four octets are there.</summary>
public readonly record struct PduFrame(PduFrameKind Kind, int Length)
{
    /// <summary>Octets of a message_payload of 64 K with every other field and 3 K of further parameters.</summary>
    public const int DefaultMaxOctets = 68 * 1024;

    public static PduFrame Find(ReadOnlySequence<byte> received, int maxOctets = DefaultMaxOctets)
    {
        Span<byte> length = stackalloc byte[sizeof(uint)];
        if (received.Length < length.Length)
            return default;
        received.Slice(0, length.Length).CopyTo(length);
        return Judge(BinaryPrimitives.ReadUInt32BigEndian(length), received.Length, maxOctets);
    }

    public static PduFrame Find(ReadOnlySpan<byte> received, int maxOctets = DefaultMaxOctets) =>
        received.Length < sizeof(uint) ? default : Judge(BinaryPrimitives.ReadUInt32BigEndian(received), received.Length, maxOctets);

    private static PduFrame Judge(uint length, long received, int maxOctets) =>
        length < PduHeader.Octets || length > (uint)maxOctets ? new(PduFrameKind.Broken, length > int.MaxValue ? int.MaxValue : (int)length)
        : received < length ? new(PduFrameKind.NeedsMore, (int)length)
        : new(PduFrameKind.Whole, (int)length);
}
