using System.Buffers.Binary;
using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>
/// The optional parameters of a PDU in their order (SMPP 3.4, 5.3), unknown ones among them. Where one stands twice the first
/// counts. A value of the wrong length, which only responses can hold, counts as absent.
/// </summary>
[CollectionBuilder(typeof(TlvList), nameof(Of))]
public sealed class TlvList : IReadOnlyList<Tlv>, IEquatable<TlvList>
{
    private readonly Tlv[] _tlvs;

    private TlvList(Tlv[] tlvs) => _tlvs = tlvs;

    public static TlvList Empty { get; } = new([]);

    public int Count => _tlvs.Length;

    public Tlv this[int index] => _tlvs[index];

    public ReadOnlyMemory<byte>? MessagePayload => Find(TlvTag.MessagePayload);
    public ushort? SourcePort => UInt16(TlvTag.SourcePort);
    public ushort? DestinationPort => UInt16(TlvTag.DestinationPort);
    public byte? DestAddrSubunit => Byte(TlvTag.DestAddrSubunit);
    public byte? PayloadType => Byte(TlvTag.PayloadType);
    public ushort? UserMessageReference => UInt16(TlvTag.UserMessageReference);
    public byte? ScInterfaceVersion => Byte(TlvTag.ScInterfaceVersion);
    public string? ReceiptedMessageId => Text(TlvTag.ReceiptedMessageId);
    public string? AdditionalStatusInfoText => Text(TlvTag.AdditionalStatusInfoText);
    public MessageState? MessageState => (MessageState?)Byte(TlvTag.MessageState);
    public DeliveryFailureReason? DeliveryFailureReason => (DeliveryFailureReason?)Byte(TlvTag.DeliveryFailureReason);
    public byte? MsAvailabilityStatus => Byte(TlvTag.MsAvailabilityStatus);

    /// <summary>Whether more messages to this handset follow, which lets the network keep its channel.</summary>
    public bool? MoreMessagesToSend => Byte(TlvTag.MoreMessagesToSend) is { } more ? more != 0 : null;

    /// <summary>Whether the ESME wants the delivery pending flag set when the delivery fails.</summary>
    public bool? SetDpf => Byte(TlvTag.SetDpf) is { } set ? set != 0 : null;

    /// <summary>Whether the delivery pending flag was set, so that an alert_notification follows.</summary>
    public bool? DpfResult => Byte(TlvTag.DpfResult) is { } set ? set != 0 : null;

    /// <summary>Load of the SMSC, from 0 (idle) to 100 (congested).</summary>
    public byte? CongestionState => Byte(TlvTag.CongestionState);

    /// <summary>How long the SMSC may try, to the second.</summary>
    public TimeSpan? QosTimeToLive =>
        Find(TlvTag.QosTimeToLive) is { Length: 4 } value ? TimeSpan.FromSeconds(BinaryPrimitives.ReadUInt32BigEndian(value.Span)) : null;

    public NetworkErrorCode? NetworkErrorCode => Find(TlvTag.NetworkErrorCode) is { Length: 3 } value
        ? new(value.Span[0], BinaryPrimitives.ReadUInt16BigEndian(value.Span[1..]))
        : null;

    /// <summary>All three sar_ parameters in a sense that holds together, or nothing.</summary>
    public SarPart? Sar =>
        UInt16(TlvTag.SarMsgRefNum) is { } reference && Byte(TlvTag.SarTotalSegments) is { } total && Byte(TlvTag.SarSegmentSeqnum) is { } sequence
        && sequence > 0 && sequence <= total
            ? new(reference, total, sequence)
            : null;

    internal int MaxOctets
    {
        get
        {
            var octets = 0;
            foreach (var tlv in _tlvs)
                octets += Tlv.HeaderOctets + tlv.Value.Length;
            return octets;
        }
    }

    public static TlvList Of(ReadOnlySpan<Tlv> tlvs) => tlvs.IsEmpty ? Empty : new(tlvs.ToArray());

    /// <summary>The value of any parameter, such as a vendor's own.</summary>
    public ReadOnlyMemory<byte>? Find(TlvTag tag)
    {
        foreach (var tlv in _tlvs)
        {
            if (tlv.Tag == tag)
                return tlv.Value;
        }
        return null;
    }

    public bool Equals(TlvList? other) => other is not null && _tlvs.AsSpan().SequenceEqual(other._tlvs);

    public override bool Equals(object? obj) => Equals(obj as TlvList);

    public override int GetHashCode() => HashCode.Combine(_tlvs.Length, _tlvs.Length > 0 ? _tlvs[0] : default);

    public IEnumerator<Tlv> GetEnumerator() => ((IEnumerable<Tlv>)_tlvs).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Reads a request's parameters. One that goes beyond the PDU, or whose length is wrong, is refused.</summary>
    internal static TlvList Read(ref PduReader body) => Read(ref body, refuses: true);

    /// <summary>Reads a response's parameters up to the first that is broken: what a response says of the message counts in any case.</summary>
    internal static TlvList ReadTolerantly(ref PduReader body) => Read(ref body, refuses: false);

    internal void Write(ref PduWriter body)
    {
        foreach (var tlv in _tlvs)
        {
            if (tlv.Value.Length > ushort.MaxValue || !TlvSizes.Fits(tlv.Tag, tlv.Value.Length))
                throw InvalidLength(tlv.Tag);
            body.WriteUInt16((ushort)tlv.Tag);
            body.WriteUInt16((ushort)tlv.Value.Length);
            body.WriteOctets(tlv.Value.Span);
        }
    }

    private static TlvList Read(ref PduReader body, bool refuses)
    {
        var octets = body.Rest;
        var count = 0;
        while (Next(octets, refuses, out var length, out _))
        {
            count++;
            octets = octets[length..];
        }
        if (count == 0)
            return Empty;

        // One copy at most for all of them.
        var rest = body.ReadOctets(body.Remaining - octets.Length);
        var tlvs = new Tlv[count];
        for (var i = 0; i < count; i++)
        {
            Next(rest.Span, refuses, out var length, out var tag);
            tlvs[i] = new(tag, rest[Tlv.HeaderOctets..length]);
            rest = rest[length..];
        }
        return new(tlvs);
    }

    /// <summary>Less than a tag and a length is no parameter: some ESMEs pad their PDUs with a few NULs.</summary>
    private static bool Next(ReadOnlySpan<byte> octets, bool refuses, out int length, out TlvTag tag)
    {
        (length, tag) = (0, default);
        if (octets.Length < Tlv.HeaderOctets)
            return false;
        tag = (TlvTag)BinaryPrimitives.ReadUInt16BigEndian(octets);
        length = Tlv.HeaderOctets + BinaryPrimitives.ReadUInt16BigEndian(octets[2..]);
        if (length > octets.Length)
            return refuses ? throw new SmppProtocolException(CommandStatus.InvalidTlvStream, "An optional parameter goes beyond the end of the PDU.") : false;
        return !refuses || TlvSizes.Fits(tag, length - Tlv.HeaderOctets) ? true : throw InvalidLength(tag);
    }

    private static SmppProtocolException InvalidLength(TlvTag tag) =>
        new(CommandStatus.InvalidTlvLength, string.Create(CultureInfo.InvariantCulture, $"The length of parameter 0x{(ushort)tag:x4} is invalid."));

    private byte? Byte(TlvTag tag) => Find(tag) is { Length: 1 } value ? value.Span[0] : null;

    private ushort? UInt16(TlvTag tag) => Find(tag) is { Length: 2 } value ? BinaryPrimitives.ReadUInt16BigEndian(value.Span) : null;

    private string? Text(TlvTag tag) => Find(tag) is { } value ? Encoding.Latin1.GetString(value.Span.TrimEnd((byte)0)) : null;
}
