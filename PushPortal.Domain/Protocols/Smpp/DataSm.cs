namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>Either side hands over data, which stands in message_payload (SMPP 3.4, 4.7.1). Fields are in wire order.</summary>
public sealed record DataSm : ISmppPdu
{
    public string ServiceType { get; init; } = "";
    public required SmppAddress Source { get; init; }
    public required SmppAddress Destination { get; init; }
    public EsmClass EsmClass { get; init; }
    public RegisteredDelivery RegisteredDelivery { get; init; }
    public byte DataCoding { get; init; }
    public TlvList Tlvs { get; init; } = TlvList.Empty;

    public CommandId CommandId => CommandId.DataSm;

    int ISmppPdu.MaxOctets => 143 + Tlvs.MaxOctets;

    public void Write(ref PduWriter body)
    {
        body.WriteCOctetString(ServiceType, maxOctets: 6, CommandStatus.InvalidServiceType);
        Source.Write(ref body, CommandStatus.InvalidSourceAddress, SmppAddress.LongOctets);
        Destination.Write(ref body, CommandStatus.InvalidDestinationAddress, SmppAddress.LongOctets);
        body.WriteByte(EsmClass.Value);
        body.WriteByte(RegisteredDelivery.Value);
        body.WriteByte(DataCoding);
        Tlvs.Write(ref body);
    }

    internal static DataSm Read(ref PduReader body) => new()
    {
        ServiceType = body.ReadCOctetString(maxOctets: 6, CommandStatus.InvalidServiceType),
        Source = SmppAddress.Read(ref body, CommandStatus.InvalidSourceAddress, SmppAddress.LongOctets),
        Destination = SmppAddress.Read(ref body, CommandStatus.InvalidDestinationAddress, SmppAddress.LongOctets),
        EsmClass = new(body.ReadByte()),
        RegisteredDelivery = new(body.ReadByte()),
        DataCoding = body.ReadByte(),
        Tlvs = TlvList.Read(ref body),
    };
}
