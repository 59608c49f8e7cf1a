namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>An ESME asks what became of a message (SMPP 3.4, 4.8.1). Fields are in wire order.</summary>
public sealed record QuerySm : ISmppPdu
{
    public required string MessageId { get; init; }
    public required SmppAddress Source { get; init; }

    public CommandId CommandId => CommandId.QuerySm;

    int ISmppPdu.MaxOctets => 88;

    public void Write(ref PduWriter body)
    {
        body.WriteCOctetString(MessageId, maxOctets: 65, CommandStatus.InvalidMessageId);
        Source.Write(ref body, CommandStatus.InvalidSourceAddress);
    }

    internal static QuerySm Read(ref PduReader body) => new()
    {
        MessageId = body.ReadCOctetString(maxOctets: 65, CommandStatus.InvalidMessageId),
        Source = SmppAddress.Read(ref body, CommandStatus.InvalidSourceAddress),
    };
}
