using System.Text;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Protocols.Sms;
using PushPortal.Domain.Smsc;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>
/// Reads the user data of a message: what its header or its parameters say of ports and parts, and its text in an alphabet that handsets have.
/// </summary>
internal static class UserDataReader
{
    private const int SegmentOctets = 140;

    internal static (ShortMessageForm Form, ReadOnlyMemory<byte> Datagram, Concatenation? Part) Read(MessageFields fields, string? originator)
    {
        var payload = fields.Payload();
        var (header, data) = fields.EsmClass.HasUserDataHeader ? Split(payload) : (new UserDataHeader(), payload);
        var (dataCoding, datagram) = Text(fields.DataCoding, data);
        var part = header.Concatenation ?? OfSar(fields.Tlvs.Sar);
        var form = new ShortMessageForm
        {
            Ports = header.Ports ?? PortsOf(fields.Tlvs),
            DataCoding = dataCoding,
            ProtocolId = fields.ProtocolId,
            Originator = originator,
            Elements = header.Elements,
        };
        part = part is { Total: > 1 } ? part : null;
        if (part is not null)
        {
            CheckPart(form, datagram, part.Value);
        }

        return (form, datagram, part);
    }

    /// <summary>A part may have to go alone, in the one short message that its sender made it for.</summary>
    private static void CheckPart(ShortMessageForm form, ReadOnlyMemory<byte> datagram, Concatenation part)
    {
        var header = new UserDataHeader { Concatenation = part, Ports = form.Ports, Elements = form.Elements }.Length;
        var octets = DataCodingScheme.AlphabetOf(form.DataCoding) == SmsAlphabet.Septets ? ((datagram.Length * 7) + 7) / 8 : datagram.Length;
        if (header + octets > SegmentOctets)
        {
            throw new SmppProtocolException(CommandStatus.InvalidMessageLength, "A part is longer than a short message.");
        }
    }

    private static (UserDataHeader Header, ReadOnlyMemory<byte> Data) Split(ReadOnlyMemory<byte> payload)
    {
        try
        {
            var header = UserDataHeader.Read(payload.Span, out var length);
            return (header, payload[length..]);
        }
        catch (SmsFormatException broken)
        {
            throw new SmppProtocolException(CommandStatus.InvalidMessageLength, broken.Message);
        }
    }

    private static Concatenation? OfSar(SarPart? part) => part is { } sar ? new(sar.Reference, sar.Total, sar.Sequence, Wide: true) : null;

    private static ApplicationPorts? PortsOf(TlvList tlvs) => tlvs.DestinationPort is { } destination ? new(destination, tlvs.SourcePort ?? 0)
        : tlvs.SourcePort is { } source ? new(0, source)
        : null;

    /// <summary>TP-DCS and the data in it. IA5 and Latin-1 become the GSM alphabet where that has all of their characters, and UCS2 otherwise.</summary>
    private static (byte DataCoding, ReadOnlyMemory<byte> Data) Text(byte dataCoding, ReadOnlyMemory<byte> data) => dataCoding switch
    {
        DataCodings.Default => (DataCodingScheme.DefaultAlphabet, data),
        DataCodings.Ia5 or DataCodings.Latin1 => Converted(Encoding.Latin1.GetString(data.Span)),
        DataCodings.Octets or DataCodings.Binary => (DataCodingScheme.EightBit, data),
        DataCodings.Ucs2 when data.Length % 2 == 0 => (DataCodingScheme.Ucs2, data),
        DataCodings.Ucs2 => throw new SmppProtocolException(CommandStatus.InvalidMessageLength, "A character of UCS2 has two octets."),
        >= 0xC0 => (dataCoding, data),
        _ => throw new SmppProtocolException(CommandStatus.InvalidDataCoding, "The data coding cannot be sent to handsets."),
    };

    private static (byte DataCoding, ReadOnlyMemory<byte> Data) Converted(string text) => GsmAlphabet.Encode(text) is { } octets
        ? (DataCodingScheme.DefaultAlphabet, octets)
        : (DataCodingScheme.Ucs2, Encoding.BigEndianUnicode.GetBytes(text));
}
