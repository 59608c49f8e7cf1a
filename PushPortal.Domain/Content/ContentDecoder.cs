using PushPortal.Domain.Protocols.Dm;
using PushPortal.Domain.Protocols.Mms;
using PushPortal.Domain.Protocols.Octets;
using PushPortal.Domain.Protocols.Sms;
using PushPortal.Domain.Protocols.Wbxml;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Domain.Content;

/// <summary>
/// Decodes what reaches a handset, tolerant as handsets are: the ports of WAP push carry push PDUs, every other port a bare
/// datagram, and a short message without a port is a text when its data coding says so.
/// </summary>
public static class ContentDecoder
{
    /// <exception cref="WspFormatException">A port of WAP push got something else.</exception>
    public static DecodedPush Decode(ReadOnlySpan<byte> datagram, ushort destinationPort, byte dataCoding = DataCodingScheme.EightBit)
    {
        var decoded = Decode(datagram, destinationPort, trace: null);
        return TextOf(datagram, destinationPort, dataCoding) is { } text ? decoded with { Fields = [new("text", text), .. decoded.Fields] } : decoded;
    }

    /// <summary>The text of a short message that is one; null for everything else.</summary>
    public static string? TextOf(ReadOnlySpan<byte> datagram, ushort destinationPort, byte dataCoding) =>
        destinationPort == 0 ? DataCodingScheme.TextOf(dataCoding, datagram) : null;

    /// <param name="trace">Takes down where each field stands; null where nobody looks at them.</param>
    internal static DecodedPush Decode(ReadOnlySpan<byte> datagram, ushort destinationPort, OctetTrace? trace)
    {
        var octets = datagram.ToArray();
        if (!WapPush.IsPort(destinationPort))
        {
            trace?.Leaf(OctetNames.Octets, value: null, octets.Length);
            return new(ContentType: null, ApplicationId: null, BodyOnly(octets), octets, Href: null);
        }

        var pdu = PushPdu.Read(octets, trace);
        trace?.Open(OctetNames.Body);
        var (fields, href) = Read(pdu, trace);
        trace?.Leaf(OctetNames.Octets, value: null, octets.Length);
        trace?.Close(pdu.ContentType.Name);
        return new(pdu.ContentType.Name, pdu.ApplicationId, fields, pdu.Data, href) { Parameters = pdu.ContentType.Parameters };
    }

    private static (IReadOnlyList<ContentField> Fields, string? Href) Read(PushPdu pdu, OctetTrace? trace)
    {
        var (depth, start) = (trace?.Depth ?? 0, trace?.At ?? 0);
        try
        {
            if (ReadBody(pdu, trace) is { } read)
                return read;
        }
        catch (Exception unreadable) when (unreadable is WbxmlFormatException or MmsFormatException or WspFormatException)
        {
            if (trace is not null)
                ContentLayout.TakeUnreadable(trace, depth, unreadable, start + pdu.Data.Length);
        }
        return (BodyOnly(pdu.Data), null);
    }

    /// <summary>Null for a body without properties.</summary>
    private static (IReadOnlyList<ContentField> Fields, string? Href)? ReadBody(PushPdu pdu, OctetTrace? trace)
    {
        var body = new WspReader(pdu.Data.Span, trace?.At ?? 0, trace);
        switch (pdu.ContentType.Name)
        {
            case WapPush.Mms:
                return MmsPduReader.Read(body) is NotificationInd notification ? NotificationFields(notification) : null;
            case PushMediaType.DeviceManagementNotification or PushMediaType.DataSynchronisationNotification when trace is not null:
                TriggerMessage.Read(ref body);
                return null;
            case PushMediaType.SessionInitiation when trace is not null:
                SessionInitiation.Read(ref body);
                return null;
        }
        if (PushMediaType.OfBinary(pdu.ContentType.Name) is not { } media)
            return null;
        var document = WbxmlReader.Read(pdu.Data.Span, media.Document, trace);
        return DocumentFields.Of(media, document, pdu.ContentType) is { } fields ? (fields, media.HrefOf(document.Root)) : null;
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
