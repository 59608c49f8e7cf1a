namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>Parameter numbers of content types (WAP-230, table 38). Where a name has several, the first listed is written.</summary>
internal static class WspParameterNames
{
    public const byte Q = 0x00;
    public const byte Charset = 0x01;
    public const byte Security = 0x11;

    public static readonly WspCodeTable Table = new(
        (Q, "q"), (Charset, "charset"), (0x02, "level"), (0x09, "type"), (0x03, "type"), (0x05, "name"), (0x17, "name"),
        (0x06, "filename"), (0x18, "filename"), (0x07, "differences"), (0x08, "padding"), (0x0A, "start"), (0x19, "start"),
        (0x0B, "start-info"), (0x1A, "start-info"), (Security, "sec"), (0x12, "mac"));

    /// <summary>Parameters that are written as text behind their number; all others are spelled out, name and value.</summary>
    public static bool IsText(uint code) => code is 0x05 or 0x06 or 0x09 or 0x0A or 0x0B or 0x12;
}
