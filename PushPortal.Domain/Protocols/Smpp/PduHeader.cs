using System.Buffers.Binary;

namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>The 16 octets before every body (SMPP 3.4, 3.2), in wire order. CommandLength counts the header too.</summary>
public readonly record struct PduHeader(int CommandLength, CommandId CommandId, CommandStatus CommandStatus, uint SequenceNumber)
{
    public const int Octets = 16;

    /// <summary>Reads the header of a PDU whose length <see cref="PduFrame"/> has approved.</summary>
    public static PduHeader Read(ReadOnlySpan<byte> pdu)
    {
        if (pdu.Length < Octets || BinaryPrimitives.ReadUInt32BigEndian(pdu) is var length && length is < Octets or > int.MaxValue)
            throw new SmppProtocolException(CommandStatus.InvalidCommandLength, "A PDU is shorter than its header.");
        return new(
            (int)length,
            (CommandId)BinaryPrimitives.ReadUInt32BigEndian(pdu[4..]),
            (CommandStatus)BinaryPrimitives.ReadUInt32BigEndian(pdu[8..]),
            BinaryPrimitives.ReadUInt32BigEndian(pdu[12..]));
    }

    public void Write(Span<byte> pdu)
    {
        BinaryPrimitives.WriteUInt32BigEndian(pdu, (uint)CommandLength);
        BinaryPrimitives.WriteUInt32BigEndian(pdu[4..], (uint)CommandId);
        BinaryPrimitives.WriteUInt32BigEndian(pdu[8..], (uint)CommandStatus);
        BinaryPrimitives.WriteUInt32BigEndian(pdu[12..], SequenceNumber);
    }
}
