namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>The SMSC answers submit_sm; in transaction mode this is the delivery result (SMPP 3.4, 4.4.2; parameters also since 5.0). Fields are in wire order.</summary>
public sealed record SubmitSmResp : ISmppPdu
{
    /// <summary>Null for no body, which is common where the status is not ESME_ROK.</summary>
    public required string? MessageId { get; init; }

    public TlvList Tlvs { get; init; } = TlvList.Empty;

    public CommandId CommandId => CommandId.SubmitSmResp;

    int ISmppPdu.MaxOctets => 65 + Tlvs.MaxOctets;

    public void Write(ref PduWriter body)
    {
        if (MessageId is null && Tlvs.Count == 0)
            return;
        body.WriteCOctetString(MessageId ?? "", maxOctets: 65, CommandStatus.InvalidMessageId);
        Tlvs.Write(ref body);
    }

    internal static SubmitSmResp Read(ref PduReader body) => new()
    {
        MessageId = body.AtEnd ? null : body.ReadCOctetString(maxOctets: 65, CommandStatus.InvalidMessageId),
        Tlvs = TlvList.ReadTolerantly(ref body),
    };
}
