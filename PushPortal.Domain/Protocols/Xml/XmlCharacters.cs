using System.Buffers;
using System.Xml;

namespace PushPortal.Domain.Protocols.Xml;

/// <summary>Classes of characters (XML 1.0, 2.2 and 2.3).</summary>
internal static class XmlCharacters
{
    internal const string Blanks = " \t\r\n";

    // Of the characters beyond these two sets, and surrogates, which strict decoding lets through in pairs only, all are allowed.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\uFFFE\uFFFF");

    private static readonly SearchValues<char> AsciiNameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_:-.");

    internal static bool IsBlank(char character) => character is ' ' or '\t' or '\r' or '\n';

    /// <summary>Where the first character stands that no document may have; -1 if none does.</summary>
    internal static int IndexOfForbidden(ReadOnlySpan<char> text) => text.IndexOfAny(Forbidden);

    /// <summary>How many characters at the begin of the text are a name; 0 if none is.</summary>
    internal static int NameLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !(text[0] == ':' || XmlConvert.IsStartNCNameChar(text[0])))
            return 0;
        var length = text.IndexOfAnyExcept(AsciiNameCharacters);
        if (length < 0)
            return text.Length;
        while (length < text.Length && (text[length] == ':' || XmlConvert.IsNCNameChar(text[length])))
            length++;
        return length;
    }

    /// <summary>Whether a character reference may name the code point.</summary>
    internal static bool IsAllowed(int codePoint) =>
        codePoint is 0x9 or 0xA or 0xD or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or (>= 0x10000 and <= 0x10FFFF);
}
