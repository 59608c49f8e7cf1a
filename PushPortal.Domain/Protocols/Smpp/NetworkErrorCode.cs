namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>network_error_code (SMPP 3.4, 5.3.2.31): what the network said. Type 3 is GSM.</summary>
public readonly record struct NetworkErrorCode(byte NetworkType, ushort Code)
{
    public const byte Gsm = 3;
}
