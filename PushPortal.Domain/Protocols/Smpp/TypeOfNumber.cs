namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>addr_ton (SMPP 3.4, 5.2.5).</summary>
public enum TypeOfNumber : byte
{
    Unknown = 0,
    International = 1,
    National = 2,
    NetworkSpecific = 3,
    Subscriber = 4,
    Alphanumeric = 5,
    Abbreviated = 6,
}
