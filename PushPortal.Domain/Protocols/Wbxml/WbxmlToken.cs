namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>Global tokens (WAP-192, 7.1) and the flags of a tag octet (5.8.2).</summary>
internal static class WbxmlToken
{
    public const byte SwitchPage = 0x00;
    public const byte End = 0x01;
    public const byte Entity = 0x02;
    public const byte InlineString = 0x03;
    public const byte Literal = 0x04;
    public const byte InlineExtension = 0x40;
    public const byte ProcessingInstruction = 0x43;
    public const byte TableString = 0x83;
    public const byte Opaque = 0xC3;

    public const byte HasAttributes = 0x80;
    public const byte HasContent = 0x40;
    public const byte TagMask = 0x3F;
    public const byte FirstTag = 0x05;
}
