using PushPortal.Domain.Protocols.Octets;
using PushPortal.Domain.Protocols.Sms;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Domain.Content;

/// <summary>Where each field of a push stands in its octets, for people who look at them. Whatever cannot be read is shown as such.</summary>
public static class ContentLayout
{
    /// <summary>The fields of a whole datagram, as the decoder of the handsets reads them.</summary>
    public static OctetField OfDatagram(ReadOnlySpan<byte> datagram, ushort destinationPort)
    {
        var trace = new OctetTrace(WapPush.IsPort(destinationPort) ? OctetNames.Push : OctetNames.Datagram);
        try
        {
            ContentDecoder.Decode(datagram, destinationPort, trace);
        }
        catch (WspFormatException malformed)
        {
            TakeUnreadable(trace, depth: 1, malformed, datagram.Length);
        }
        return trace.ToField();
    }

    /// <summary>The fields of one short message: its header's elements, and the part of the datagram that it carries.</summary>
    public static OctetField OfSegment(ReadOnlySpan<byte> userData)
    {
        var trace = new OctetTrace(OctetNames.Segment);
        trace.Open(OctetNames.UserDataHeader);
        try
        {
            UserDataHeader.Read(userData, out _, trace);
            trace.Close();
            trace.Leaf(OctetNames.UserData, value: null, userData.Length);
        }
        catch (SmsFormatException malformed)
        {
            TakeUnreadable(trace, depth: 1, malformed, userData.Length);
        }
        return trace.ToField();
    }

    /// <summary>Ends the groups that the reader left open, and takes what it did not read as one field.</summary>
    internal static void TakeUnreadable(OctetTrace trace, int depth, Exception reason, int end)
    {
        trace.CloseTo(depth);
        trace.Leaf(OctetNames.Unreadable, reason.Message, end);
    }
}
