namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>An ESME opens a session: bind_receiver, bind_transmitter or bind_transceiver (SMPP 3.4, 4.1). Fields are in wire order.</summary>
public sealed record Bind : ISmppPdu
{
    /// <summary>Which of the three commands it is.</summary>
    public required BindType Type { get; init; }

    public required string SystemId { get; init; }

    public string Password { get; init; } = "";

    public string SystemType { get; init; } = "";

    /// <summary>0x34 for 3.4 and 0x50 for 5.0. A peer below 0x34 is sent no optional parameters.</summary>
    public byte InterfaceVersion { get; init; } = InterfaceVersions.Smpp34;

    public TypeOfNumber AddrTon { get; init; }

    public NumberingPlan AddrNpi { get; init; }

    /// <summary>Addresses that a receiver serves, as a pattern.</summary>
    public string AddressRange { get; init; } = "";

    public CommandId CommandId => Type switch
    {
        BindType.Receiver => CommandId.BindReceiver,
        BindType.Transmitter => CommandId.BindTransmitter,
        _ => CommandId.BindTransceiver,
    };

    int ISmppPdu.MaxOctets => 82;

    public void Write(ref PduWriter body)
    {
        body.WriteCOctetString(SystemId, maxOctets: 16, CommandStatus.InvalidSystemId);
        body.WriteCOctetString(Password, maxOctets: 9, CommandStatus.InvalidPassword);
        body.WriteCOctetString(SystemType, maxOctets: 13, CommandStatus.InvalidSystemType);
        body.WriteByte(InterfaceVersion);
        body.WriteByte((byte)AddrTon);
        body.WriteByte((byte)AddrNpi);
        body.WriteCOctetString(AddressRange, maxOctets: 41, CommandStatus.BindFailed);
    }

    internal static Bind Read(BindType type, ref PduReader body) => new()
    {
        Type = type,
        SystemId = body.ReadCOctetString(maxOctets: 16, CommandStatus.InvalidSystemId),
        Password = body.ReadCOctetString(maxOctets: 9, CommandStatus.InvalidPassword),
        SystemType = body.ReadCOctetString(maxOctets: 13, CommandStatus.InvalidSystemType),
        InterfaceVersion = body.ReadByte(),
        AddrTon = (TypeOfNumber)body.ReadByte(),
        AddrNpi = (NumberingPlan)body.ReadByte(),
        AddressRange = body.ReadCOctetString(maxOctets: 41, CommandStatus.BindFailed),
    };
}
