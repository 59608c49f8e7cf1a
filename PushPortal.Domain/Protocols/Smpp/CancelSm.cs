namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>An ESME takes a message back, or all of one service type where the message id is empty (SMPP 3.4, 4.9.1). Fields are in wire order.</summary>
public sealed record CancelSm : ISmppPdu
{
    public string ServiceType { get; init; } = "";
    public required string MessageId { get; init; }
    public required SmppAddress Source { get; init; }
    public required SmppAddress Destination { get; init; }

    public CommandId CommandId => CommandId.CancelSm;

    int ISmppPdu.MaxOctets => 117;

    public void Write(ref PduWriter body)
    {
        body.WriteCOctetString(ServiceType, maxOctets: 6, CommandStatus.InvalidServiceType);
        body.WriteCOctetString(MessageId, maxOctets: 65, CommandStatus.InvalidMessageId);
        Source.Write(ref body, CommandStatus.InvalidSourceAddress);
        Destination.Write(ref body, CommandStatus.InvalidDestinationAddress);
    }

    internal static CancelSm Read(ref PduReader body) => new()
    {
        ServiceType = body.ReadCOctetString(maxOctets: 6, CommandStatus.InvalidServiceType),
        MessageId = body.ReadCOctetString(maxOctets: 65, CommandStatus.InvalidMessageId),
        Source = SmppAddress.Read(ref body, CommandStatus.InvalidSourceAddress),
        Destination = SmppAddress.Read(ref body, CommandStatus.InvalidDestinationAddress),
    };
}
