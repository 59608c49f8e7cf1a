using PushPortal.Domain.Protocols.Sms;

namespace PushPortal.Domain.Smsc;

/// <summary>
/// Cuts a datagram into the segments of a group (3GPP TS 23.040, 9.2.3.24): 133 octets in a single one behind its ports, 128 in each of
/// several behind an 8-bit concatenation and the ports.
/// </summary>
public static class Segmenter
{
    public const int MaxSegments = 255;
    public const int MaxOctets = MaxSegments * OctetsOfSeveral;

    private const int OctetsOfOne = 133;
    private const int OctetsOfSeveral = 128;

    public static int Count(int datagramOctets)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(datagramOctets);
        if (datagramOctets > MaxOctets)
            throw new DatagramTooLongException(datagramOctets);
        return datagramOctets <= OctetsOfOne ? 1 : (datagramOctets + OctetsOfSeveral - 1) / OctetsOfSeveral;
    }

    /// <param name="reference">Concatenation reference, 0 to 255; a single segment has none.</param>
    public static IReadOnlyList<Segment> Split(ReadOnlyMemory<byte> datagram, ushort destinationPort, ushort sourcePort, int reference)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(reference);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reference, byte.MaxValue);
        var ports = new ApplicationPorts(destinationPort, sourcePort);
        var count = Count(datagram.Length);
        if (count == 1)
            return [new(1, new UserDataHeader { Ports = ports }.Write(), datagram)];

        var segments = new Segment[count];
        for (var i = 0; i < count; i++)
        {
            var part = new Concatenation(reference, (byte)count, (byte)(i + 1));
            var header = new UserDataHeader { Concatenation = part, Ports = ports }.Write();
            var start = i * OctetsOfSeveral;
            segments[i] = new(i + 1, header, datagram.Slice(start, Math.Min(OctetsOfSeveral, datagram.Length - start)));
        }
        return segments;
    }
}
