namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>Who sends a PDU.</summary>
public enum SmppSide
{
    Esme,
    Smsc,
}
