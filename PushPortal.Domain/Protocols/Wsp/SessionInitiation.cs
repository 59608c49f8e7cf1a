using System.Globalization;
using PushPortal.Domain.Protocols.Octets;

namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>
/// The session initiation request (WAP-235, 8.2.1): applications that want a push session, and the points where the handset
/// can reach the gateway for it.
/// </summary>
internal static class SessionInitiation
{
    private const byte HasBearer = 0x80;
    private const byte HasPort = 0x40;
    private const byte AddressMask = 0x3F;

    /// <summary>Takes down the fields; what later versions add is left to the caller.</summary>
    /// <exception cref="WspFormatException">The request is cut off.</exception>
    public static void Read(ref WspReader request)
    {
        request.Leaf(OctetNames.Version, Text(request.ReadByte()));
        var applications = ReadList(ref request, OctetNames.ApplicationIdsLength);
        while (!applications.AtEnd)
            applications.Leaf(OctetNames.ApplicationId, ReadApplication(ref applications));
        var contacts = ReadList(ref request, OctetNames.ContactPointsLength);
        while (!contacts.AtEnd)
            ReadContact(ref contacts);
    }

    private static WspReader ReadList(ref WspReader request, string name)
    {
        var length = request.ReadUintvar();
        if (length > request.Remaining)
            throw new WspFormatException("A list is longer than the session initiation request.");
        request.Leaf(name, Text(length));
        return request.ReadBlock((int)length);
    }

    /// <summary>Published requests have short-integers without their high bit, which no text of a URI looks like: it has no end.</summary>
    private static string ReadApplication(ref WspReader applications) => applications.Peek() is >= 0x20 and < 0x80 && !applications.HasText
        ? PushApplicationId.OfCode(applications.ReadByte())
        : PushApplicationId.ReadValue(ref applications);

    private static void ReadContact(ref WspReader contacts)
    {
        contacts.Trace?.Open(OctetNames.ContactPoint);
        var flags = contacts.ReadByte();
        contacts.Leaf(OctetNames.ContactPointFlags, string.Create(CultureInfo.InvariantCulture, $"0x{flags:x2}"));
        if ((flags & HasBearer) != 0)
            contacts.Leaf(OctetNames.BearerType, string.Create(CultureInfo.InvariantCulture, $"0x{contacts.ReadByte():x2}"));
        if ((flags & HasPort) != 0)
        {
            var port = contacts.ReadOctets(sizeof(ushort));
            contacts.Leaf(OctetNames.Port, Text((uint)(port[0] << 8 | port[1])));
        }
        contacts.Leaf(OctetNames.Address, contacts.ReadLatinText(flags & AddressMask));
        contacts.Trace?.Close();
    }

    private static string Text(uint number) => number.ToString(CultureInfo.InvariantCulture);
}
