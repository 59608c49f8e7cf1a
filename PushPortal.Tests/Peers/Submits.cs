using PushPortal.Tests.Smpp;

namespace PushPortal.Tests.Peers;

/// <summary>What the public ESME submits: octets, in the modes of esm_class.</summary>
internal static class Submits
{
    internal const int Default = 0;
    internal const int Datagram = 1;
    internal const int Transaction = 2;
    internal const int StoreAndForward = 3;

    internal const int Delivered = 0;
    internal const int InvalidMessageLength = 0x01;
    internal const int InvalidCommandLength = 0x02;
    internal const int InvalidCommandId = 0x03;
    internal const int InvalidBindStatus = 0x04;
    internal const int InvalidTlvStream = 0xC0;
    internal const int DeliveryFailed = 0xFE;

    /// <summary>In short_message.</summary>
    internal static Dictionary<string, object> Short(string number, int mode, int octets) => With(number, mode, "short_message", Messages.Payload(octets));

    /// <summary>In message_payload.</summary>
    internal static Dictionary<string, object> Payload(string number, int mode, int octets) => With(number, mode, "message_payload", Messages.Payload(octets));

    /// <summary>One part of a message that the ESME has split, for port 2948.</summary>
    internal static Dictionary<string, object> Part(string number, int mode, byte reference, byte total, byte sequence, string data)
    {
        byte[] octets = [0x0B, 0x05, 0x04, 0x0B, 0x84, 0x23, 0xF0, 0x00, 0x03, reference, total, sequence, .. System.Text.Encoding.ASCII.GetBytes(data)];
        return With(number, mode | 0x40, "short_message", octets);
    }

    private static Dictionary<string, object> With(string number, int esmClass, string field, byte[] octets) => new()
    {
        ["source_addr"] = "10086",
        ["dest_addr_ton"] = 1,
        ["dest_addr_npi"] = 1,
        ["destination_addr"] = number.TrimStart('+'),
        ["esm_class"] = esmClass,
        ["data_coding"] = 4,
        [field] = PublicEsme.Octets(octets),
    };
}
