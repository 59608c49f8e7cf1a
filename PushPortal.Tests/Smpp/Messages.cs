using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Tests.Smpp;

/// <summary>Messages that the tests submit.</summary>
internal static class Messages
{
    internal static readonly EsmClass Transaction = new(MessagingMode.Transaction);

    /// <summary>Octets for port 2948, unsegmented.</summary>
    internal static DataSm Data(string number, int octets = 300, EsmClass? esmClass = null, params Tlv[] tlvs) => new()
    {
        Source = SmppAddress.FromText("10086"),
        Destination = SmppAddress.FromText(number),
        EsmClass = esmClass ?? Transaction,
        DataCoding = DataCodings.Binary,
        Tlvs = TlvList.Of([
            Tlv.OfUInt16(TlvTag.DestinationPort, 2948),
            Tlv.OfUInt16(TlvTag.SourcePort, 9200),
            new Tlv(TlvTag.MessagePayload, Payload(octets)),
            .. tlvs]),
    };

    /// <summary>Eight-bit data in short_message, in the default mode.</summary>
    internal static SubmitSm Submit(string number, string text = "Hello") => new()
    {
        Source = SmppAddress.FromText("10086"),
        Destination = SmppAddress.FromText(number),
        DataCoding = DataCodings.Binary,
        ShortMessage = System.Text.Encoding.ASCII.GetBytes(text),
    };

    /// <summary>One part of a message that its sender has split, with an 8-bit concatenation element and ports.</summary>
    internal static SubmitSm Part(string number, byte reference, byte total, byte sequence, MessagingMode mode, string data) => new()
    {
        Source = SmppAddress.FromText("10086"),
        Destination = SmppAddress.FromText(number),
        EsmClass = new EsmClass(mode, userDataHeader: true),
        DataCoding = DataCodings.Binary,
        ShortMessage = (byte[])[0x0B, 0x05, 0x04, 0x0B, 0x84, 0x23, 0xF0, 0x00, 0x03, reference, total, sequence, .. System.Text.Encoding.ASCII.GetBytes(data)],
    };

    internal static byte[] Payload(int octets)
    {
        var payload = new byte[octets];
        for (var at = 0; at < octets; at++)
        {
            payload[at] = (byte)at;
        }

        return payload;
    }
}
