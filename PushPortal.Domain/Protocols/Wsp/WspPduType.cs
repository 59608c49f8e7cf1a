namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>Types of WSP's PDUs (WAP-230, table 34) besides those of the methods.</summary>
internal static class WspPduType
{
    public const byte Connect = 0x01;
    public const byte ConnectReply = 0x02;
    public const byte Reply = 0x04;
    public const byte Disconnect = 0x05;
    public const byte Suspend = 0x08;
    public const byte Resume = 0x09;
}
