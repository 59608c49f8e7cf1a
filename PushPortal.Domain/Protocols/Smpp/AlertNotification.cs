namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>The SMSC tells that a handset whose delivery pending flag was set can be reached (SMPP 3.4, 4.12.1). Fields are in wire order.</summary>
public sealed record AlertNotification : ISmppPdu
{
    public required SmppAddress Source { get; init; }
    public required SmppAddress Esme { get; init; }
    public TlvList Tlvs { get; init; } = TlvList.Empty;

    public CommandId CommandId => CommandId.AlertNotification;

    int ISmppPdu.MaxOctets => 134 + Tlvs.MaxOctets;

    public void Write(ref PduWriter body)
    {
        Source.Write(ref body, CommandStatus.InvalidSourceAddress, SmppAddress.LongOctets);
        Esme.Write(ref body, CommandStatus.InvalidDestinationAddress, SmppAddress.LongOctets);
        Tlvs.Write(ref body);
    }

    internal static AlertNotification Read(ref PduReader body) => new()
    {
        Source = SmppAddress.Read(ref body, CommandStatus.InvalidSourceAddress, SmppAddress.LongOctets),
        Esme = SmppAddress.Read(ref body, CommandStatus.InvalidDestinationAddress, SmppAddress.LongOctets),
        Tlvs = TlvList.Read(ref body),
    };
}
