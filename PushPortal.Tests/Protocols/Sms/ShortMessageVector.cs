using PushPortal.Domain.Protocols.Sms;

namespace PushPortal.Tests.Protocols.Sms;

internal sealed record ShortMessageVector(string Name, DeliverLayer Layer, string[] Parts)
{
    /// <summary>The user data of every part, with its header.</summary>
    public byte[][] UserData => [.. Parts.Select(part => UserDataOf(Convert.FromHexString(part)))];

    /// <summary>The datagram of all parts, put together in the order given.</summary>
    public ReassembledDatagram Reassembled(params int[] order)
    {
        var handset = new Reassembly();
        ReassembledDatagram? datagram = null;
        foreach (var userData in order.Length == 0 ? UserData : order.Select(part => UserData[part]))
        {
            var header = UserDataHeader.Read(userData, out var length);
            datagram = handset.Add("+15550001111", header, userData.AsSpan(length), DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(5));
        }
        return datagram ?? throw new InvalidOperationException($"{Name} is not complete.");
    }

    private byte[] UserDataOf(byte[] octets)
    {
        if (Layer == DeliverLayer.UserData)
            return octets;
        var at = Layer == DeliverLayer.WithServiceCentre ? 1 + octets[0] : 0;
        at++;                                               // message type and flags
        at += 2 + (octets[at] + 1) / 2;                     // originating address: digits, type, semi-octets
        at += 2 + 7;                                        // PID, DCS, time stamp
        var length = octets[at++];
        Assert.Equal(octets.Length - at, length);
        return octets[at..];
    }
}
