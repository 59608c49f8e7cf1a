namespace PushPortal.Domain.Protocols.Wtp;

/// <summary>A transport information item in a PDU's variable header (WAP-224, 8.4).</summary>
internal readonly record struct WtpParameter(byte Id, ReadOnlyMemory<byte> Value)
{
    public const byte Option = 2;
    public const byte PacketNumber = 3;

    private const byte MaximumGroup = 4;
    private const byte IsContinued = 0x80;
    private const byte HasLongLength = 0x04;
    private const byte ShortLengthMask = 0x03;

    /// <summary>Octets that the initiator takes in one group of packets; null in every other item.</summary>
    public int? MaxGroup
    {
        get
        {
            if (Id != Option || Value.Span is not [MaximumGroup, .. var size] || size.Length is 0 or > sizeof(int))
                return null;
            long octets = 0;
            foreach (var octet in size)
                octets = octets << 8 | octet;
            return (int)Math.Min(octets, int.MaxValue);
        }
    }

    /// <summary>Reads the item and says whether another one follows.</summary>
    public static WtpParameter Read(ref ReadOnlyMemory<byte> rest, out bool more)
    {
        var octets = rest.Span;
        if (octets.IsEmpty)
            throw Truncated();
        var first = octets[0];
        more = (first & IsContinued) != 0;
        var header = 1;
        int length = first & ShortLengthMask;
        if ((first & HasLongLength) != 0)
        {
            if (octets.Length < 2)
                throw Truncated();
            length = octets[1];
            header = 2;
        }
        if (octets.Length < header + length)
            throw Truncated();
        var parameter = new WtpParameter((byte)(first >> 3 & 0x0F), rest.Slice(header, length));
        rest = rest[(header + length)..];
        return parameter;
    }

    private static WtpFormatException Truncated() => new("A transport information item is cut off.");
}
