using PushPortal.Domain.Protocols.Mms;
using PushPortal.Domain.Protocols.Wbxml;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Domain.Content;

/// <summary>
/// Decodes what reaches a handset, tolerant as handsets are: the ports of WAP push carry push PDUs, every other port a bare
/// datagram.
/// </summary>
public static class ContentDecoder
{
    private const ushort PushPort = 2948;
    private const ushort SecurePushPort = 2949;

    /// <exception cref="WspFormatException">A port of WAP push got something else.</exception>
    public static DecodedPush Decode(ReadOnlySpan<byte> datagram, ushort destinationPort)
    {
        var octets = datagram.ToArray();
        if (destinationPort is not (PushPort or SecurePushPort))
            return new(ContentType: null, ApplicationId: null, BodyOnly(octets), octets, Href: null);

        var pdu = PushPdu.Read(octets);
        var (fields, href) = Read(pdu);
        return new(pdu.ContentType.Name, pdu.ApplicationId, fields, pdu.Data, href) { Parameters = pdu.ContentType.Parameters };
    }

    private static (IReadOnlyList<ContentField> Fields, string? Href) Read(PushPdu pdu)
    {
        try
        {
            if (pdu.ContentType.Name == PushMediaType.Mms)
                return MmsPdu.Read(pdu.Data.Span) is NotificationInd notification ? NotificationFields(notification) : (BodyOnly(pdu.Data), null);
            if (PushMediaType.OfBinary(pdu.ContentType.Name) is { } media)
            {
                var document = WbxmlReader.Read(pdu.Data.Span, media.Document);
                if (DocumentFields.Of(media, document, pdu.ContentType) is { } fields)
                    return (fields, media.HrefOf(document.Root));
            }
        }
        catch (Exception unreadable) when (unreadable is WbxmlFormatException or MmsFormatException)
        {
            return (BodyOnly(pdu.Data), null);
        }
        return (BodyOnly(pdu.Data), null);
    }

    private static (IReadOnlyList<ContentField> Fields, string? Href) NotificationFields(NotificationInd notification)
    {
        var fields = new List<ContentField>();
        DocumentFields.Add(fields, "transactionId", notification.TransactionId);
        DocumentFields.Add(fields, "contentLocation", notification.ContentLocation);
        DocumentFields.Add(fields, "messageSize", (long)Math.Min(notification.MessageSize, long.MaxValue));
        if (notification.Expiry.IsRelative)
            DocumentFields.Add(fields, "expirySeconds", (long)Math.Min(notification.Expiry.Seconds, long.MaxValue));
        else
            DocumentFields.Add(fields, "expires", AbsoluteExpiry(notification.Expiry));
        DocumentFields.Add(fields, "from", notification.From is { } from ? MmsAddress.FromWire(from) : null);
        DocumentFields.Add(fields, "subject", notification.Subject);
        DocumentFields.Add(fields, "messageClass", notification.MessageClass);
        return (fields, notification.ContentLocation);
    }

    private static DateTimeOffset AbsoluteExpiry(MmsExpiry expiry) =>
        DateTimeOffset.FromUnixTimeSeconds((long)Math.Min(expiry.Seconds, (ulong)DateTimeOffset.MaxValue.ToUnixTimeSeconds()));

    private static ContentField[] BodyOnly(ReadOnlyMemory<byte> body) => [new("bodyHex", Convert.ToHexStringLower(body.Span))];
}
