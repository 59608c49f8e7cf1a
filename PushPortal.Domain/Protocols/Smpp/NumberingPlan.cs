namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>addr_npi (SMPP 3.4, 5.2.6).</summary>
public enum NumberingPlan : byte
{
    Unknown = 0,
    E164 = 1,
    X121 = 3,
    Telex = 4,
    E212 = 6,
    National = 8,
    Private = 9,
    Ermes = 10,
    Internet = 14,
    WapClientId = 18,
}
