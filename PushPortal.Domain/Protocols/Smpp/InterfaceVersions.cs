namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>interface_version and sc_interface_version (SMPP 3.4, 5.2.4).</summary>
public static class InterfaceVersions
{
    public const byte Smpp34 = 0x34;
    public const byte Smpp50 = 0x50;
}
