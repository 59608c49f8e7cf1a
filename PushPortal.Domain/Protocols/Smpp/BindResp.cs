namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>The SMSC answers a bind (SMPP 3.4, 4.1). Fields are in wire order.</summary>
public sealed record BindResp : ISmppPdu
{
    /// <summary>Which of the three commands it answers.</summary>
    public required BindType Type { get; init; }

    /// <summary>The SMSC's own; null for no body, which is common where the status is not ESME_ROK.</summary>
    public required string? SystemId { get; init; }

    public TlvList Tlvs { get; init; } = TlvList.Empty;

    public CommandId CommandId => Type switch
    {
        BindType.Receiver => CommandId.BindReceiverResp,
        BindType.Transmitter => CommandId.BindTransmitterResp,
        _ => CommandId.BindTransceiverResp,
    };

    int ISmppPdu.MaxOctets => 16 + Tlvs.MaxOctets;

    public void Write(ref PduWriter body)
    {
        if (SystemId is null && Tlvs.Count == 0)
            return;
        body.WriteCOctetString(SystemId ?? "", maxOctets: 16, CommandStatus.InvalidSystemId);
        Tlvs.Write(ref body);
    }

    internal static BindResp Read(BindType type, ref PduReader body) => new()
    {
        Type = type,
        SystemId = body.AtEnd ? null : body.ReadCOctetString(maxOctets: 16, CommandStatus.InvalidSystemId),
        Tlvs = TlvList.ReadTolerantly(ref body),
    };
}
