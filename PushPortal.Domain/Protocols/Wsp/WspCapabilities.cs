using System.Buffers;

namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>Capabilities of a session (WAP-230, 8.3): what a handset proposes, or what the gateway agrees to. Null is what was not said.</summary>
public sealed record WspCapabilities
{
    /// <summary>Size of a message where none is agreed on, in octets.</summary>
    public const uint DefaultSdu = 1400;

    private const byte ClientSduNumber = 0x00;
    private const byte ServerSduNumber = 0x01;
    private const byte ProtocolOptionsNumber = 0x02;
    private const byte MethodMorNumber = 0x03;
    private const byte PushMorNumber = 0x04;
    private const byte ClientMessageNumber = 0x08;
    private const byte ServerMessageNumber = 0x09;

    /// <summary>Largest message to the handset; 0 for any.</summary>
    public uint? ClientSdu { get; init; }

    /// <summary>Largest message from the handset; 0 for any.</summary>
    public uint? ServerSdu { get; init; }

    public WspProtocolOptions? ProtocolOptions { get; init; }

    /// <summary>Methods that may be outstanding at a time.</summary>
    public byte? MethodMor { get; init; }

    /// <summary>Confirmed pushes that may be outstanding at a time.</summary>
    public byte? PushMor { get; init; }

    /// <summary>Largest message to the handset when it is cut into several; 0 for any.</summary>
    public uint? ClientMessage { get; init; }

    public uint? ServerMessage { get; init; }

    /// <summary>Capabilities that are not known here are passed over, which refuses them.</summary>
    internal static WspCapabilities Read(ref WspReader block)
    {
        var read = new WspCapabilities();
        while (!block.AtEnd)
        {
            var length = block.ReadUintvar();
            if (length > block.Remaining)
                throw new WspFormatException("A capability is longer than its PDU.");
            var capability = block.ReadBlock((int)length);
            if (capability.AtEnd || capability.Peek() < 0x80)
                continue;
            var number = (byte)(capability.ReadByte() & 0x7F);
            if (!capability.AtEnd)
                read = With(read, number, ref capability);
        }
        return read;
    }

    private static WspCapabilities With(WspCapabilities read, byte number, ref WspReader value) => number switch
    {
        ClientSduNumber => read with { ClientSdu = value.ReadUintvar() },
        ServerSduNumber => read with { ServerSdu = value.ReadUintvar() },
        ProtocolOptionsNumber => read with { ProtocolOptions = (WspProtocolOptions)value.ReadByte() },
        MethodMorNumber => read with { MethodMor = value.ReadByte() },
        PushMorNumber => read with { PushMor = value.ReadByte() },
        ClientMessageNumber => read with { ClientMessage = value.ReadUintvar() },
        ServerMessageNumber => read with { ServerMessage = value.ReadUintvar() },
        _ => read,
    };

    internal void Write(ArrayBufferWriter<byte> output)
    {
        WriteSize(output, ClientSduNumber, ClientSdu);
        WriteSize(output, ServerSduNumber, ServerSdu);
        WriteOctet(output, ProtocolOptionsNumber, (byte?)ProtocolOptions);
        WriteOctet(output, MethodMorNumber, MethodMor);
        WriteOctet(output, PushMorNumber, PushMor);
        WriteSize(output, ClientMessageNumber, ClientMessage);
        WriteSize(output, ServerMessageNumber, ServerMessage);
    }

    private static void WriteSize(ArrayBufferWriter<byte> output, byte number, uint? size)
    {
        if (size is not { } octets)
            return;
        var value = new ArrayBufferWriter<byte>(5);
        value.WriteUintvar(octets);
        output.WriteUintvar((uint)value.WrittenCount + 1);
        output.WriteShortInteger(number);
        output.Write(value.WrittenSpan);
    }

    private static void WriteOctet(ArrayBufferWriter<byte> output, byte number, byte? value)
    {
        if (value is not { } octet)
            return;
        output.WriteByte(2);
        output.WriteShortInteger(number);
        output.WriteByte(octet);
    }
}
