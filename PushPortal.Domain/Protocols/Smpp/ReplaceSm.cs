namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>An ESME replaces a message that waits (SMPP 3.4, 4.10.1; parameters since 5.0). Fields are in wire order.</summary>
public sealed record ReplaceSm : ISmppPdu
{
    public required string MessageId { get; init; }

    public required SmppAddress Source { get; init; }

    /// <summary>In SMPP's own time format; empty for at once.</summary>
    public string ScheduleDeliveryTime { get; init; } = "";

    /// <summary>In SMPP's own time format; empty for the SMSC's own.</summary>
    public string ValidityPeriod { get; init; } = "";

    public RegisteredDelivery RegisteredDelivery { get; init; }

    public byte SmDefaultMsgId { get; init; }

    public ReadOnlyMemory<byte> ShortMessage { get; init; }

    public TlvList Tlvs { get; init; } = TlvList.Empty;

    public CommandId CommandId => CommandId.ReplaceSm;

    int ISmppPdu.MaxOctets => 125 + ShortMessage.Length + Tlvs.MaxOctets;

    public void Write(ref PduWriter body)
    {
        body.WriteCOctetString(MessageId, maxOctets: 65, CommandStatus.InvalidMessageId);
        Source.Write(ref body, CommandStatus.InvalidSourceAddress);
        body.WriteCOctetString(ScheduleDeliveryTime, maxOctets: 17, CommandStatus.InvalidSchedule);
        body.WriteCOctetString(ValidityPeriod, maxOctets: 17, CommandStatus.InvalidExpiry);
        body.WriteByte(RegisteredDelivery.Value);
        body.WriteByte(SmDefaultMsgId);
        body.WriteShortMessage(ShortMessage.Span);
        Tlvs.Write(ref body);
    }

    internal static ReplaceSm Read(ref PduReader body) => new()
    {
        MessageId = body.ReadCOctetString(maxOctets: 65, CommandStatus.InvalidMessageId),
        Source = SmppAddress.Read(ref body, CommandStatus.InvalidSourceAddress),
        ScheduleDeliveryTime = body.ReadCOctetString(maxOctets: 17, CommandStatus.InvalidSchedule),
        ValidityPeriod = body.ReadCOctetString(maxOctets: 17, CommandStatus.InvalidExpiry),
        RegisteredDelivery = new(body.ReadByte()),
        SmDefaultMsgId = body.ReadByte(),
        ShortMessage = body.ReadShortMessage(),
        Tlvs = TlvList.Read(ref body),
    };
}
