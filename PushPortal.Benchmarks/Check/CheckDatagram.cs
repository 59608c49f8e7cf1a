using System.Buffers.Binary;

namespace PushPortal.Benchmarks.Check;

/// <summary>What a push of the check brings: its number in front, and nothing that a handset takes for a content, so that its inbox shows the octets.</summary>
internal static class CheckDatagram
{
    /// <summary>Of each of several segments behind 16-bit ports.</summary>
    private const int SegmentOctets = 128;

    internal static byte[] Of(int number, int segments)
    {
        var octets = new byte[((segments - 1) * SegmentOctets) + (SegmentOctets / 2)];
        BinaryPrimitives.WriteInt32BigEndian(octets, number);
        return octets;
    }

    /// <param name="hex">As an inbox shows it.</param>
    internal static int NumberIn(string hex) => BinaryPrimitives.ReadInt32BigEndian(Convert.FromHexString(hex.AsSpan(0, 2 * sizeof(int))));
}
