using System.Globalization;
using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Sms;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>A reassembled message as it lies in a handset. It is decoded when somebody looks at it, not while segments are waiting.</summary>
/// <param name="DataCoding">TP-DCS of its last segment: all have the same.</param>
internal sealed record ReceivedMessage(DateTimeOffset ReceivedAt, ReassembledDatagram Datagram, byte DataCoding)
{
    public InboxEntry Open()
    {
        var push = Decode();
        return new()
        {
            ReceivedAt = ReceivedAt,
            ContentType = push?.ContentType,
            ApplicationId = push?.ApplicationId,
            Content = push is null ? Undecoded() : Fields(push),
            Segments = Datagram.Segments,
        };
    }

    private DecodedPush? Decode()
    {
        try
        {
            return ContentDecoder.Decode(Datagram.Data.Span, Datagram.DestinationPort, DataCoding);
        }
        catch (WspFormatException)
        {
            return null;
        }
    }

    // A port of WAP push got something else: a phone shows nothing, a tester wants to see what it was.
    private OrderedDictionary<string, object?> Undecoded() => new() { ["bodyHex"] = Convert.ToHexStringLower(Datagram.Data.Span) };

    private static OrderedDictionary<string, object?> Fields(DecodedPush push)
    {
        var fields = new OrderedDictionary<string, object?>();
        foreach (var field in push.Fields)
        {
            fields[field.Name] = field.Value is DateTimeOffset instant
                ? instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
                : field.Value;
        }

        return fields;
    }
}
