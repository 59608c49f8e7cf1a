namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>The SMSC asks an ESME to bind as a receiver (SMPP 3.4, 4.1.7). Fields are in wire order.</summary>
public sealed record Outbind : ISmppPdu
{
    /// <summary>The specification has 9, with the NUL; SMSCs send longer ones.</summary>
    private const int PasswordOctets = 16;

    public required string SystemId { get; init; }

    public string Password { get; init; } = "";

    public CommandId CommandId => CommandId.Outbind;

    int ISmppPdu.MaxOctets => 16 + PasswordOctets;

    public void Write(ref PduWriter body)
    {
        body.WriteCOctetString(SystemId, maxOctets: 16, CommandStatus.InvalidSystemId);
        body.WriteCOctetString(Password, maxOctets: PasswordOctets, CommandStatus.InvalidPassword);
    }

    internal static Outbind Read(ref PduReader body) => new()
    {
        SystemId = body.ReadCOctetString(maxOctets: 16, CommandStatus.InvalidSystemId),
        Password = body.ReadCOctetString(maxOctets: PasswordOctets, CommandStatus.InvalidPassword),
    };
}
