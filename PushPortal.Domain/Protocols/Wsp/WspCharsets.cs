namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>Character sets by their MIBenum (IANA), as WSP, WBXML and MMS number them.</summary>
internal static class WspCharsets
{
    public const int Utf8 = 106;

    public static readonly WspCodeTable Table = new(
        (0, "*"), (3, "us-ascii"), (4, "iso-8859-1"), (5, "iso-8859-2"), (8, "iso-8859-5"), (12, "iso-8859-9"), (17, "shift_jis"),
        (18, "euc-jp"), (38, "euc-kr"), (39, "iso-2022-jp"), (Utf8, "utf-8"), (113, "gbk"), (114, "gb18030"), (1000, "iso-10646-ucs-2"),
        (1013, "utf-16be"), (1014, "utf-16le"), (1015, "utf-16"), (2025, "gb2312"), (2026, "big5"), (2084, "koi8-r"), (2252, "windows-1252"));
}
