namespace PushPortal.Domain.Protocols.Wtp;

/// <summary>A datagram of one PDU, or of several behind a concatenation indicator (WAP-224, 8.5).</summary>
internal static class WtpDatagram
{
    /// <summary>PDUs that one datagram is worth reading; no handset has more to say at once.</summary>
    public const int MaxPdus = 16;

    private const byte Concatenation = 0x00;
    private const byte HasLongLength = 0x80;

    /// <summary>The PDUs in their order. What is cut off is left.</summary>
    public static List<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> datagram)
    {
        if (datagram.Length == 0 || datagram.Span[0] != Concatenation)
            return [datagram];
        var pdus = new List<ReadOnlyMemory<byte>>();
        for (var rest = datagram[1..]; pdus.Count < MaxPdus && TryTake(ref rest, out var pdu);)
            pdus.Add(pdu);
        return pdus;
    }

    private static bool TryTake(ref ReadOnlyMemory<byte> rest, out ReadOnlyMemory<byte> pdu)
    {
        pdu = default;
        if (rest.Length < 2)
            return false;
        var octets = rest.Span;
        var isLong = (octets[0] & HasLongLength) != 0;
        var length = isLong ? (octets[0] & 0x7F) << 8 | octets[1] : octets[0];
        var header = isLong ? 2 : 1;
        if (length > rest.Length - header)
            return false;
        pdu = rest.Slice(header, length);
        rest = rest[(header + length)..];
        return true;
    }
}
