using System.Buffers;
using System.Buffers.Binary;

namespace PushPortal.Tests.IndependentDecoders;

/// <summary>A file of packets (libpcap's format), in memory.</summary>
internal sealed class Capture
{
    /// <summary>Link layer number of packets that begin with an IP header.</summary>
    public const uint RawIp = 101;

    /// <summary>Link layer number that is the user's to define: here short messages.</summary>
    public const uint UserDefined = 147;

    public const ushort WspPort = 9200;
    public const ushort WspSessionPort = 9201;

    /// <summary>A port that says nothing.</summary>
    public const ushort AnyPort = 40_001;

    private const ushort PushPort = 2948;
    private const ushort SmppPort = 2775;

    private readonly ArrayBufferWriter<byte> _file = new();
    private uint _tcpSequence = 1;

    public Capture(uint linkLayer)
    {
        foreach (var word in (uint[])[0xA1B2C3D4, 0x0004_0002, 0, 0, 262_144, linkLayer])
            WriteLittleEndian(word);
    }

    public byte[] ToArray() => _file.WrittenSpan.ToArray();

    public void Add(ReadOnlySpan<byte> packet)
    {
        foreach (var word in (uint[])[0, 0, (uint)packet.Length, (uint)packet.Length])
            WriteLittleEndian(word);
        _file.Write(packet);
    }

    /// <summary>The datagram over UDP, which Wireshark takes for connectionless WSP by its ports.</summary>
    public void AddUdp(ReadOnlySpan<byte> datagram, ushort from = WspPort, ushort to = PushPort)
    {
        const int Headers = 28;
        var packet = IpPacket(protocol: 17, Headers + datagram.Length);
        BinaryPrimitives.WriteUInt16BigEndian(packet[20..], from);
        BinaryPrimitives.WriteUInt16BigEndian(packet[22..], to);
        BinaryPrimitives.WriteUInt16BigEndian(packet[24..], (ushort)(packet.Length - 20));
        datagram.CopyTo(packet[Headers..]);
        Add(packet);
    }

    /// <summary>The next octets of one stream over TCP, which Wireshark takes for SMPP by its port.</summary>
    public void AddTcp(ReadOnlySpan<byte> octets)
    {
        const int Headers = 40;
        var packet = IpPacket(protocol: 6, Headers + octets.Length);
        BinaryPrimitives.WriteUInt16BigEndian(packet[20..], WspPort);
        BinaryPrimitives.WriteUInt16BigEndian(packet[22..], SmppPort);
        BinaryPrimitives.WriteUInt32BigEndian(packet[24..], _tcpSequence);
        packet[32] = 0x50;
        packet[33] = 0x18;
        BinaryPrimitives.WriteUInt16BigEndian(packet[34..], ushort.MaxValue);
        octets.CopyTo(packet[Headers..]);
        _tcpSequence += (uint)octets.Length;
        Add(packet);
    }

    /// <summary>The user data in an SMS-DELIVER (3GPP TS 23.040, 9.2.2.1) with a header, of 8-bit data.</summary>
    public void AddShortMessage(ReadOnlySpan<byte> header, ReadOnlySpan<byte> data) =>
        Add([0x44, 0x0B, 0x91, 0x51, 0x55, 0x00, 0x10, 0x11, 0xF1, 0x00, 0xF5, 0x52, 0x11, 0x32, 0x10, 0x32, 0x54, 0x00,
            (byte)(header.Length + data.Length), .. header, .. data]);

    private static Span<byte> IpPacket(byte protocol, int octets)
    {
        Span<byte> packet = new byte[octets];
        packet[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)octets);
        packet[8] = 64;
        packet[9] = protocol;
        ((ReadOnlySpan<byte>)[10, 0, 0, 1, 10, 0, 0, 2]).CopyTo(packet[12..]);
        return packet;
    }

    private void WriteLittleEndian(uint word)
    {
        Span<byte> octets = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(octets, word);
        _file.Write(octets);
    }
}
