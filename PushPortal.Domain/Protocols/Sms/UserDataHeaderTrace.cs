using System.Buffers.Binary;
using System.Globalization;
using PushPortal.Domain.Protocols.Octets;

namespace PushPortal.Domain.Protocols.Sms;

/// <summary>Takes down an information element of a user data header with what stands in it.</summary>
internal static class UserDataHeaderTrace
{
    public static void Take(OctetTrace trace, byte id, ReadOnlySpan<byte> data)
    {
        trace.Open(NameOf(id));
        trace.Leaf(OctetNames.ElementId, string.Create(CultureInfo.InvariantCulture, $"0x{id:x2}"), trace.At + 1);
        trace.Leaf(OctetNames.ElementLength, Text(data.Length), trace.At + 1);
        switch (id, data.Length)
        {
            case (UserDataHeader.Concatenation8, 3):
            case (UserDataHeader.Concatenation16, 4):
                Number(trace, OctetNames.Reference, data[..^2]);
                Number(trace, OctetNames.Total, data[^2..^1]);
                Number(trace, OctetNames.Sequence, data[^1..]);
                break;
            case (UserDataHeader.Ports8, 2):
            case (UserDataHeader.Ports16, 4):
                Number(trace, OctetNames.DestinationPort, data[..(data.Length / 2)]);
                Number(trace, OctetNames.SourcePort, data[(data.Length / 2)..]);
                break;
            default:
                trace.Leaf(OctetNames.Octets, value: null, trace.At + data.Length);
                break;
        }
        trace.Close();
    }

    private static string NameOf(byte id) => id switch
    {
        UserDataHeader.Concatenation8 or UserDataHeader.Concatenation16 => OctetNames.Concatenation,
        UserDataHeader.Ports8 or UserDataHeader.Ports16 => OctetNames.Ports,
        _ => OctetNames.Element,
    };

    private static void Number(OctetTrace trace, string name, ReadOnlySpan<byte> octets) =>
        trace.Leaf(name, Text(octets.Length == 1 ? octets[0] : BinaryPrimitives.ReadUInt16BigEndian(octets)), trace.At + octets.Length);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
