using System.Globalization;
using PushPortal.Domain.Protocols.Octets;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Domain.Protocols.Dm;

/// <summary>
/// The message by which a server asks a handset for a session of device management or data synchronisation (OMA DM Notification
/// Initiated Session, 5.2): a digest, a header of 64 bits, the server's id, and what the server adds.
/// </summary>
internal static class TriggerMessage
{
    private const int DigestOctets = 16;
    private const int FlagOctets = 5;

    private static readonly string[] Interactions = ["not specified", "background", "informative", "user interaction"];

    /// <summary>Takes down the fields; what the server adds is left to the caller.</summary>
    /// <exception cref="WspFormatException">The message is cut off.</exception>
    public static void Read(ref WspReader message)
    {
        message.ReadOctets(DigestOctets);
        message.Leaf(OctetNames.Digest, value: null);
        var flags = message.ReadOctets(FlagOctets);
        message.Trace?.Leaf(OctetNames.TriggerFlags, value: null, message.Trace.At + FlagOctets, BitsOf(flags));
        var session = message.ReadOctets(sizeof(ushort));
        message.Leaf(OctetNames.SessionId, Text(session[0] << 8 | session[1]));
        var length = message.ReadByte();
        message.Leaf(OctetNames.ServerIdLength, Text(length));
        message.Leaf(OctetNames.ServerId, message.ReadLatinText(length));
    }

    /// <summary>10 bits of version, in tenths; 2 of user interaction; one of the initiator; the rest is for later.</summary>
    private static BitField[] BitsOf(ReadOnlySpan<byte> flags)
    {
        var version = flags[0] << 2 | flags[1] >> 6;
        var serverInitiated = (flags[1] & 0x08) != 0;
        return
        [
            new(OctetNames.Version, string.Create(CultureInfo.InvariantCulture, $"{version / 10}.{version % 10}"), 0, 10),
            new(OctetNames.UserInteraction, Interactions[flags[1] >> 4 & 0x03], 10, 2),
            new(OctetNames.Initiator, serverInitiated ? "server" : "user", 12, 1),
            new(OctetNames.Reserved, Convert.ToHexStringLower(flags[2..]), 13, 27),
        ];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
