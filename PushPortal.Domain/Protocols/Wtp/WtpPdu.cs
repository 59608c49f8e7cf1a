namespace PushPortal.Domain.Protocols.Wtp;

/// <summary>A PDU of WTP as it came in (WAP-224, 8.3). Octets of user data are those of the datagram, not a copy.</summary>
/// <param name="Type">Which PDU it is.</param>
/// <param name="Tid">Transaction id, as on the wire.</param>
/// <param name="IsRepeated">RID: it was sent before.</param>
internal sealed record WtpPdu(WtpPduType Type, ushort Tid, bool IsRepeated)
{
    private const byte IsContinued = 0x80;
    private const byte Flag2 = 0x04;
    private const byte Flag1 = 0x02;
    private const byte Flag0 = 0x01;
    private const int ShortHeader = 3;
    private const int LongHeader = 4;

    /// <summary>GTR: the last packet of a group. With <see cref="EndsMessage"/> in an Invoke: its sender cannot segment.</summary>
    public bool EndsGroup { get; private init; }

    /// <summary>TTR: the last packet of the message.</summary>
    public bool EndsMessage { get; private init; }

    /// <summary>Tve/Tok of an Ack: the initiator does have this transaction.</summary>
    public bool IsTidOk { get; private init; }

    /// <summary>TIDnew of an Invoke: the initiator's numbers begin anew.</summary>
    public bool IsTidNew { get; private init; }

    public byte Version { get; private init; }

    public byte Class { get; private init; }

    /// <summary>Of a segment; also what an Ack confirms a group up to. 0 where none is said.</summary>
    public byte PacketNumber { get; private init; }

    public WtpAbortReason Reason { get; private init; }

    /// <summary>Packets that a NegativeAck asks for again; none means the whole group.</summary>
    public ReadOnlyMemory<byte> Missing { get; private init; }

    /// <summary>Octets of a group that an Invoke's sender takes at once; null where it does not say.</summary>
    public int? MaxGroup { get; private init; }

    public ReadOnlyMemory<byte> Data { get; private init; }

    /// <summary>Type and transaction id, which are there even in a PDU that cannot be read on; null when not even these are.</summary>
    public static (WtpPduType Type, ushort Tid)? Begin(ReadOnlySpan<byte> octets) =>
        octets.Length < ShortHeader ? null : ((WtpPduType)(octets[0] >> 3 & 0x0F), (ushort)(octets[1] << 8 | octets[2]));

    public static WtpPdu Read(ReadOnlyMemory<byte> octets)
    {
        var head = octets.Span;
        if (Begin(head) is not (var type, var tid))
            throw new WtpFormatException("A PDU has at least three octets.");
        if (HeaderOf(type) is not { } length)
            throw new WtpFormatException($"PDU type {(byte)type} is not one of WTP.");
        if (head.Length < length)
            throw new WtpFormatException("A PDU is shorter than its header.");

        var rest = octets[length..];
        var missing = type == WtpPduType.NegativeAck ? Take(ref rest, head[ShortHeader]) : default;
        var (acknowledged, maxGroup) = ReadParameters(ref rest, (head[0] & IsContinued) != 0);
        var hasTrailers = type is WtpPduType.Invoke or WtpPduType.Result or WtpPduType.SegmentedInvoke or WtpPduType.SegmentedResult;
        return new(type, tid, type != WtpPduType.Abort && (head[0] & Flag0) != 0)
        {
            EndsGroup = hasTrailers && (head[0] & Flag2) != 0,
            EndsMessage = hasTrailers && (head[0] & Flag1) != 0,
            IsTidOk = type == WtpPduType.Ack && (head[0] & Flag2) != 0,
            Version = type == WtpPduType.Invoke ? (byte)(head[3] >> 6) : (byte)0,
            IsTidNew = type == WtpPduType.Invoke && (head[3] & 0x20) != 0,
            Class = type == WtpPduType.Invoke ? (byte)(head[3] & 0x03) : (byte)0,
            PacketNumber = type switch
            {
                WtpPduType.SegmentedInvoke or WtpPduType.SegmentedResult => head[3],
                WtpPduType.Ack => acknowledged,
                _ => 0,
            },
            Reason = type == WtpPduType.Abort ? (WtpAbortReason)head[3] : default,
            Missing = missing,
            MaxGroup = maxGroup,
            Data = hasTrailers ? rest : default,
        };
    }

    private static int? HeaderOf(WtpPduType type) => type switch
    {
        WtpPduType.Result or WtpPduType.Ack => ShortHeader,
        WtpPduType.Invoke or WtpPduType.Abort or WtpPduType.SegmentedInvoke or WtpPduType.SegmentedResult or WtpPduType.NegativeAck => LongHeader,
        _ => null,
    };

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> rest, int count)
    {
        if (rest.Length < count)
            throw new WtpFormatException("A list of missing packets is cut off.");
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    private static (byte PacketNumber, int? MaxGroup) ReadParameters(ref ReadOnlyMemory<byte> rest, bool more)
    {
        (byte PacketNumber, int? MaxGroup) said = default;
        while (more)
        {
            var parameter = WtpParameter.Read(ref rest, out more);
            if (parameter is { Id: WtpParameter.PacketNumber, Value.Length: 1 })
                said.PacketNumber = parameter.Value.Span[0];
            said.MaxGroup ??= parameter.MaxGroup;
        }
        return said;
    }
}
