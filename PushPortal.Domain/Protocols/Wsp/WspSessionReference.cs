namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>What Disconnect, Suspend and Resume PDUs say (WAP-230, 8.2.2.4 to 8.2.2.6): a session, and for Resume its headers anew.</summary>
internal readonly record struct WspSessionReference(uint SessionId, IReadOnlyList<WspHeader> Headers)
{
    internal static WspSessionReference Read(ReadOnlySpan<byte> pdu)
    {
        var reader = new WspReader(pdu);
        var isResume = reader.ReadByte() == WspPduType.Resume;
        var id = reader.ReadUintvar();
        if (!isResume)
            return new(id, []);
        var capabilitiesLength = reader.ReadUintvar();
        if (capabilitiesLength > reader.Remaining)
            throw new WspFormatException("Capabilities are longer than their PDU.");
        reader.ReadOctets((int)capabilitiesLength);
        return new(id, WspRequestHeaders.Read(reader.ReadRest()));
    }
}
