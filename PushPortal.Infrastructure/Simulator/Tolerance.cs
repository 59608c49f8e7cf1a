using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>What a handset with <see cref="HandsetDeviations"/> does not understand.</summary>
internal static class Tolerance
{
    private const byte Concatenation8 = 0x00;
    private const byte Ports8 = 0x04;
    private const byte Ports16 = 0x05;
    private const byte Concatenation16 = 0x08;
    private const byte EightBit = 0x04;
    private const byte EightBitClass1 = 0xF5;

    /// <summary>Why the handset cannot take the message; <see cref="InboxReason.None"/> when it can.</summary>
    public static InboxReason Of(HandsetDeviations deviations, ReceivedMessage message)
    {
        if (deviations == HandsetDeviations.None || !WapPush.IsPort(message.Datagram.DestinationPort))
        {
            return InboxReason.None;
        }

        return IsOtherOrder(deviations, message.Header.Span) ? InboxReason.ElementOrder
            : deviations.HasFlag(HandsetDeviations.PlainProtocolId) && message.Form.ProtocolId != 0 ? InboxReason.ProtocolId
            : deviations.HasFlag(HandsetDeviations.PlainDataCoding) && message.Form.DataCoding is not (EightBit or EightBitClass1) ? InboxReason.DataCoding
            : deviations.HasFlag(HandsetDeviations.NumberedTypes) && PushPdu.PeekContentType(message.Datagram.Data.Span) is >= 0x20 and < 0x80 ? InboxReason.TextualType
            : deviations.HasFlag(HandsetDeviations.NamedApplication) && message.Push is { ContentType: WapPush.Mms, ApplicationId: not PushApplicationId.MmsUserAgent } ? InboxReason.NoApplication
            : deviations.HasFlag(HandsetDeviations.NoStringTables) && message.Push is { ContentType: WapPush.ServiceIndication or WapPush.ServiceLoading or WapPush.CacheOperation or WapPush.EmailNotification or WapPush.Provisioning } push && HasStringTable(push.Body.Span) ? InboxReason.StringTable
            : InboxReason.None;
    }

    private static bool IsOtherOrder(HandsetDeviations deviations, ReadOnlySpan<byte> header)
    {
        var (concatenation, ports) = (-1, -1);
        for (var at = 1; at + 1 < header.Length; at += 2 + header[at + 1])
        {
            if (header[at] is Concatenation8 or Concatenation16)
            {
                concatenation = at;
            }
            else if (header[at] is Ports8 or Ports16)
            {
                ports = at;
            }
        }

        return concatenation > 0 && ports > 0
            && ((deviations.HasFlag(HandsetDeviations.PortsFirst) && concatenation < ports) || (deviations.HasFlag(HandsetDeviations.ConcatenationFirst) && ports < concatenation));
    }

    /// <summary>Version, public identifier, character set, and the length of the string table (WBXML 1.3, 5.1).</summary>
    private static bool HasStringTable(ReadOnlySpan<byte> document)
    {
        var at = 1;
        if (Number(document, ref at) == 0)
        {
            return true;
        }

        Number(document, ref at);
        return Number(document, ref at) > 0;
    }

    /// <summary>A multi-byte integer; 0 behind the end.</summary>
    private static ulong Number(ReadOnlySpan<byte> octets, ref int at)
    {
        var value = 0UL;
        while (at < octets.Length)
        {
            var octet = octets[at++];
            value = (value << 7) | (byte)(octet & 0x7F);
            if ((octet & 0x80) == 0)
            {
                break;
            }
        }

        return value;
    }
}
