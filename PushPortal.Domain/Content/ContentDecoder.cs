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
            if (PushMediaType.OfBinary(pdu.ContentType.Name) is { } document)
                return DocumentFields(document, WbxmlReader.Read(pdu.Data.Span, document.Document), pdu.Data);
        }
        catch (Exception unreadable) when (unreadable is WbxmlFormatException or MmsFormatException)
        {
            return (BodyOnly(pdu.Data), null);
        }
        return (BodyOnly(pdu.Data), null);
    }

    private static (IReadOnlyList<ContentField> Fields, string? Href) DocumentFields(PushMediaType media, WbxmlDocument document, ReadOnlyMemory<byte> body)
    {
        if (media == PushMediaType.ServiceIndication && document.Root.Child("indication") is { } indication)
            return (IndicationFields(indication), indication["href"]);
        if (media == PushMediaType.ServiceLoading && document.Type == media.Document)
            return (LoadingFields(document.Root), document.Root["href"]);
        return (BodyOnly(body), null);
    }

    private static List<ContentField> IndicationFields(WbxmlElement indication)
    {
        var fields = new List<ContentField>();
        Add(fields, "href", indication["href"]);
        Add(fields, "text", indication.Text);
        Add(fields, "siId", indication["si-id"]);
        Add(fields, "created", InstantOf(indication["created"]));
        Add(fields, "expires", InstantOf(indication["si-expires"]));
        Add(fields, "action", indication["action"] ?? SignalActionText.Default);
        return fields;
    }

    private static List<ContentField> LoadingFields(WbxmlElement loading)
    {
        var fields = new List<ContentField>();
        Add(fields, "href", loading["href"]);
        Add(fields, "action", loading["action"] ?? "execute-low");
        return fields;
    }

    private static (IReadOnlyList<ContentField> Fields, string? Href) NotificationFields(NotificationInd notification)
    {
        var fields = new List<ContentField>();
        Add(fields, "transactionId", notification.TransactionId);
        Add(fields, "contentLocation", notification.ContentLocation);
        Add(fields, "messageSize", (long)Math.Min(notification.MessageSize, long.MaxValue));
        if (notification.Expiry.IsRelative)
            Add(fields, "expirySeconds", (long)Math.Min(notification.Expiry.Seconds, long.MaxValue));
        else
            Add(fields, "expires", AbsoluteExpiry(notification.Expiry));
        Add(fields, "from", notification.From is { } from ? MmsAddress.FromWire(from) : null);
        Add(fields, "subject", notification.Subject);
        Add(fields, "messageClass", notification.MessageClass);
        return (fields, notification.ContentLocation);
    }

    private static DateTimeOffset AbsoluteExpiry(MmsExpiry expiry) =>
        DateTimeOffset.FromUnixTimeSeconds((long)Math.Min(expiry.Seconds, (ulong)DateTimeOffset.MaxValue.ToUnixTimeSeconds()));

    /// <summary>An instant, or the text where a document wrote it as one that is none.</summary>
    private static object? InstantOf(string? text) => text is not null && WbxmlDate.TryParse(text, out var instant) ? instant : text;

    private static void Add(List<ContentField> fields, string name, object? value)
    {
        if (value is not null)
            fields.Add(new(name, value));
    }

    private static ContentField[] BodyOnly(ReadOnlyMemory<byte> body) => [new("bodyHex", Convert.ToHexStringLower(body.Span))];
}
