using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Protocols.Sms;
using PushPortal.Domain.Smsc;

namespace PushPortal.Infrastructure.Smpp;

/// <summary>Writes a segment as the submit_sm that an upstream SMSC gets: UDH and user data as they stand, text of the 7-bit alphabet with a character an octet.</summary>
internal static class SmppSegments
{
    private static readonly TlvList MoreMessages = [Tlv.OfByte(TlvTag.MoreMessagesToSend, 1)];

    /// <summary>By their seconds, the validity periods of transaction windows, which are 10 minutes at most.</summary>
    private static readonly string[] WindowValidities = [.. Enumerable.Range(0, 601).Select(seconds => SmppTime.FormatRelative(DateTimeOffset.UnixEpoch.AddSeconds(seconds), DateTimeOffset.UnixEpoch))];

    internal static SubmitSm ToSubmit(this in SegmentDelivery segment, SmppHandsetLinkOptions options, DateTimeOffset now) => new()
    {
        Source = SmppAddress.FromText(segment.Form.Originator ?? options.SourceAddress),
        Destination = SmppAddress.FromText(segment.Recipient),
        EsmClass = new(
            options.Outcome == SmppOutcome.SubmitResponse ? MessagingMode.Transaction : MessagingMode.Default,
            userDataHeader: segment.UserDataHeader.Length > 0),
        ProtocolId = segment.Form.ProtocolId,
        ValidityPeriod = ValidityUntil(segment.Until, now),
        RegisteredDelivery = new(options.Outcome == SmppOutcome.DeliveryReceipt ? ReceiptRequest.SuccessOrFailure : ReceiptRequest.None),
        DataCoding = segment.Form.DataCoding == DataCodingScheme.EightBit ? options.DataCoding : segment.Form.DataCoding,
        ShortMessage = Join(segment.UserDataHeader, segment.UserData),
        Tlvs = segment.MoreMessages ? MoreMessages : TlvList.Empty,
    };

    /// <summary>Relative, so that the clocks need not agree; cut to seconds, and never nothing, which would mean the SMSC's own.</summary>
    internal static string ValidityUntil(DateTimeOffset until, DateTimeOffset now)
    {
        var seconds = (long)Math.Max(1, (until - now).TotalSeconds);
        return seconds < WindowValidities.Length ? WindowValidities[seconds] : SmppTime.FormatRelative(until, now);
    }

    internal static ReadOnlyMemory<byte> Join(ReadOnlyMemory<byte> header, ReadOnlyMemory<byte> data)
    {
        if (header.IsEmpty)
        {
            return data;
        }

        var octets = new byte[header.Length + data.Length];
        header.CopyTo(octets);
        data.CopyTo(octets.AsMemory(header.Length));
        return octets;
    }
}
