namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>The SMSC hands an ESME one short message or a delivery receipt (SMPP 3.4, 4.6.1). Fields are in wire order.</summary>
public sealed record DeliverSm : ISmppPdu
{
    public string ServiceType { get; init; } = "";

    public required SmppAddress Source { get; init; }

    public required SmppAddress Destination { get; init; }

    public EsmClass EsmClass { get; init; }

    public byte ProtocolId { get; init; }

    public byte PriorityFlag { get; init; }

    /// <summary>In SMPP's own time format; empty for at once.</summary>
    public string ScheduleDeliveryTime { get; init; } = "";

    /// <summary>In SMPP's own time format; empty for the SMSC's own.</summary>
    public string ValidityPeriod { get; init; } = "";

    public RegisteredDelivery RegisteredDelivery { get; init; }

    public byte ReplaceIfPresentFlag { get; init; }

    public byte DataCoding { get; init; }

    public byte SmDefaultMsgId { get; init; }

    /// <summary>Up to 255 octets; empty where the parameters have a message_payload.</summary>
    public ReadOnlyMemory<byte> ShortMessage { get; init; }

    public TlvList Tlvs { get; init; } = TlvList.Empty;

    public CommandId CommandId => CommandId.DeliverSm;

    int ISmppPdu.MaxOctets => 94 + ShortMessage.Length + Tlvs.MaxOctets;

    public void Write(ref PduWriter body)
    {
        body.WriteCOctetString(ServiceType, maxOctets: 6, CommandStatus.InvalidServiceType);
        Source.Write(ref body, CommandStatus.InvalidSourceAddress);
        Destination.Write(ref body, CommandStatus.InvalidDestinationAddress);
        body.WriteByte(EsmClass.Value);
        body.WriteByte(ProtocolId);
        body.WriteByte(PriorityFlag);
        body.WriteCOctetString(ScheduleDeliveryTime, maxOctets: 17, CommandStatus.InvalidSchedule);
        body.WriteCOctetString(ValidityPeriod, maxOctets: 17, CommandStatus.InvalidExpiry);
        body.WriteByte(RegisteredDelivery.Value);
        body.WriteByte(ReplaceIfPresentFlag);
        body.WriteByte(DataCoding);
        body.WriteByte(SmDefaultMsgId);
        body.WriteShortMessage(ShortMessage.Span);
        Tlvs.Write(ref body);
    }

    internal static DeliverSm Read(ref PduReader body) => new()
    {
        ServiceType = body.ReadCOctetString(maxOctets: 6, CommandStatus.InvalidServiceType),
        Source = SmppAddress.Read(ref body, CommandStatus.InvalidSourceAddress),
        Destination = SmppAddress.Read(ref body, CommandStatus.InvalidDestinationAddress),
        EsmClass = new(body.ReadByte()),
        ProtocolId = body.ReadByte(),
        PriorityFlag = body.ReadByte(),
        ScheduleDeliveryTime = body.ReadCOctetString(maxOctets: 17, CommandStatus.InvalidSchedule),
        ValidityPeriod = body.ReadCOctetString(maxOctets: 17, CommandStatus.InvalidExpiry),
        RegisteredDelivery = new(body.ReadByte()),
        ReplaceIfPresentFlag = body.ReadByte(),
        DataCoding = body.ReadByte(),
        SmDefaultMsgId = body.ReadByte(),
        ShortMessage = body.ReadShortMessage(),
        Tlvs = TlvList.Read(ref body),
    };
}
