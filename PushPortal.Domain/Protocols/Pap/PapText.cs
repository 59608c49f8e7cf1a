using System.Text;

namespace PushPortal.Domain.Protocols.Pap;

/// <summary>The characters of a PAP document: decoded by byte order mark or XML declaration, and found again for the fragment in an answer.</summary>
internal static class PapText
{
    private const int DeclarationLength = 200;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16LittleEndian = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16BigEndian = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    internal static string Decode(ReadOnlySpan<byte> xml)
    {
        var (encoding, markLength) = EncodingOf(xml);
        string text;
        try
        {
            text = encoding.GetString(xml[markLength..]);
        }
        catch (DecoderFallbackException fault)
        {
            throw new PapSyntaxException(PapStatus.BadRequest, $"The document is not valid {encoding.WebName} at octet {markLength + fault.Index}", fault);
        }
        // Some initiators leave a blank line above the XML declaration.
        text = text.TrimStart();
        if (text.Length == 0)
            throw new PapSyntaxException(PapStatus.BadRequest, "The document is empty");
        if (text.Contains('\0'))
            throw new PapSyntaxException(PapStatus.BadRequest, "The document contains a NUL character");
        return text;
    }

    /// <summary>The tag that stands at, or last began before, a position as an XML reader counts it; lines and columns begin at 1.</summary>
    internal static string? TagAt(string text, int line, int column)
    {
        var position = LineStart(text, line) + column - 1;
        if (line < 1 || position < 0 || position > text.Length)
            return null;
        var searchFrom = Math.Max(0, position - PapSyntaxException.MaxTextLength / 2);
        var tag = text.AsSpan(searchFrom, position - searchFrom).LastIndexOf('<');
        var start = tag < 0 ? position : searchFrom + tag;
        var rest = text.AsSpan(start, Math.Min(text.Length - start, PapSyntaxException.MaxTextLength + 1));
        var end = rest.IndexOf('>');
        return rest.IsEmpty ? null : rest[..(end < 0 ? rest.Length : end + 1)].ToString();
    }

    private static int LineStart(string text, int line)
    {
        var start = 0;
        for (; line > 1; line--)
        {
            var length = text.AsSpan(start).IndexOfAny('\r', '\n');
            if (length < 0)
                return text.Length;
            start += length + (text.AsSpan(start + length).StartsWith("\r\n") ? 2 : 1);
        }
        return start;
    }

    private static (Encoding Encoding, int MarkLength) EncodingOf(ReadOnlySpan<byte> xml) => xml switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Utf8, 3),
        [0xFF, 0xFE, ..] => (Utf16LittleEndian, 2),
        [0xFE, 0xFF, ..] => (Utf16BigEndian, 2),
        [(byte)'<', 0, ..] => (Utf16LittleEndian, 0),
        [0, (byte)'<', ..] => (Utf16BigEndian, 0),
        _ => (DeclaredEncoding(xml), 0),
    };

    private static Encoding DeclaredEncoding(ReadOnlySpan<byte> xml)
    {
        var head = Encoding.Latin1.GetString(xml[..Math.Min(xml.Length, DeclarationLength)]).AsSpan().TrimStart();
        var end = head.IndexOf("?>");
        if (!head.StartsWith("<?xml") || end < 0)
            return Utf8;
        var name = PseudoAttribute(head[..end], "encoding");
        return name.ToString().ToUpperInvariant() switch
        {
            "" or "UTF-8" or "UTF8" or "US-ASCII" or "ASCII" => Utf8,
            "ISO-8859-1" or "ISO_8859-1" or "LATIN1" => Encoding.Latin1,
            "UTF-16" or "UTF-16LE" or "UTF-16BE" => throw new PapSyntaxException(PapStatus.BadRequest, "The XML declaration says UTF-16, but the document is not in UTF-16"),
            _ => throw new PapSyntaxException(PapStatus.BadRequest, $"The encoding {PapSyntaxException.Quoted(name)} is not supported: expected UTF-8, UTF-16 or ISO-8859-1"),
        };
    }

    /// <summary>The value of name="value" or name='value' in an XML declaration or processing instruction; empty when it is not there.</summary>
    internal static ReadOnlySpan<char> PseudoAttribute(ReadOnlySpan<char> instruction, string name)
    {
        var at = instruction.IndexOf(name);
        if (at < 0)
            return default;
        var rest = instruction[(at + name.Length)..].TrimStart();
        if (rest is not ['=', ..])
            return default;
        rest = rest[1..].TrimStart();
        if (rest is not ['"' or '\'', ..])
            return default;
        var length = rest[1..].IndexOf(rest[0]);
        return length < 0 ? default : rest.Slice(1, length);
    }
}
