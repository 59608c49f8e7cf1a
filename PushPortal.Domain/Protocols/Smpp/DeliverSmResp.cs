namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>The ESME answers deliver_sm. Its message id is empty (SMPP 3.4, 4.6.2; parameters also since 5.0). Fields are in wire order.</summary>
public sealed record DeliverSmResp : ISmppPdu
{
    /// <summary>Null for no body, which is common where the status is not ESME_ROK.</summary>
    public string? MessageId { get; init; } = "";

    public TlvList Tlvs { get; init; } = TlvList.Empty;

    public CommandId CommandId => CommandId.DeliverSmResp;

    int ISmppPdu.MaxOctets => 65 + Tlvs.MaxOctets;

    public void Write(ref PduWriter body)
    {
        if (MessageId is null && Tlvs.Count == 0)
            return;
        body.WriteCOctetString(MessageId ?? "", maxOctets: 65, CommandStatus.InvalidMessageId);
        Tlvs.Write(ref body);
    }

    internal static DeliverSmResp Read(ref PduReader body) => new()
    {
        MessageId = body.AtEnd ? null : body.ReadCOctetString(maxOctets: 65, CommandStatus.InvalidMessageId),
        Tlvs = TlvList.ReadTolerantly(ref body),
    };
}
