namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>The SMSC answers query_sm (SMPP 3.4, 4.8.2). Fields are in wire order.</summary>
public sealed record QuerySmResp : ISmppPdu
{
    /// <summary>Null for no body, which is common where the status is not ESME_ROK.</summary>
    public required string? MessageId { get; init; }

    /// <summary>When the message came to its final state; empty before.</summary>
    public string FinalDate { get; init; } = "";

    public MessageState MessageState { get; init; }

    /// <summary>The network's own, 0 for none.</summary>
    public byte ErrorCode { get; init; }

    public CommandId CommandId => CommandId.QuerySmResp;

    int ISmppPdu.MaxOctets => 84;

    public void Write(ref PduWriter body)
    {
        if (MessageId is null)
            return;
        body.WriteCOctetString(MessageId, maxOctets: 65, CommandStatus.InvalidMessageId);
        body.WriteCOctetString(FinalDate, maxOctets: 17, CommandStatus.QueryFailed);
        body.WriteByte((byte)MessageState);
        body.WriteByte(ErrorCode);
    }

    internal static QuerySmResp Read(ref PduReader body) => body.AtEnd
        ? new() { MessageId = null }
        : new()
        {
            MessageId = body.ReadCOctetString(maxOctets: 65, CommandStatus.InvalidMessageId),
            FinalDate = body.ReadCOctetString(maxOctets: 17, CommandStatus.QueryFailed),
            MessageState = (MessageState)body.ReadByte(),
            ErrorCode = body.ReadByte(),
        };
}
