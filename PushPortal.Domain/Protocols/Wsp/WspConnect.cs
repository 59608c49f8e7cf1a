using System.Buffers;

namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>The Connect PDU (WAP-230, 8.2.2.1): capabilities that the handset proposes, and headers that hold for every request of the session.</summary>
public sealed record WspConnect(byte Version, WspCapabilities Capabilities, IReadOnlyList<WspHeader> Headers)
{
    private const byte MajorVersion = 1;

    internal static WspConnect Read(ReadOnlySpan<byte> pdu)
    {
        var reader = new WspReader(pdu);
        reader.ReadByte();
        var version = reader.ReadByte();
        if (version >> 4 != MajorVersion)
            throw new WspFormatException($"Version {version >> 4}.{version & 0x0F} of WSP is not served.");
        var capabilitiesLength = reader.ReadUintvar();
        var headersLength = reader.ReadUintvar();
        if ((ulong)capabilitiesLength + headersLength > (ulong)reader.Remaining)
            throw new WspFormatException("Capabilities and headers are longer than their PDU.");
        var block = reader.ReadBlock((int)capabilitiesLength);
        var capabilities = WspCapabilities.Read(ref block);
        return new(version, capabilities, WspRequestHeaders.Read(reader.ReadOctets((int)headersLength)));
    }

    /// <summary>The ConnectReply PDU (8.2.2.2), with no headers.</summary>
    internal static byte[] WriteReply(uint sessionId, WspCapabilities agreed)
    {
        var capabilities = new ArrayBufferWriter<byte>(32);
        agreed.Write(capabilities);
        var pdu = new ArrayBufferWriter<byte>(48);
        pdu.WriteByte(WspPduType.ConnectReply);
        pdu.WriteUintvar(sessionId);
        pdu.WriteUintvar((uint)capabilities.WrittenCount);
        pdu.WriteUintvar(0);
        pdu.Write(capabilities.WrittenSpan);
        return pdu.WrittenSpan.ToArray();
    }
}
