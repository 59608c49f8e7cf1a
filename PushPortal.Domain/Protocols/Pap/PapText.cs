using System.Text;
using PushPortal.Domain.Protocols.Xml;

namespace PushPortal.Domain.Protocols.Pap;

/// <summary>The characters of a PAP document: decoded by byte order mark or XML declaration, and found again for the fragment in an answer.</summary>
internal static class PapText
{
    private static readonly string[] Utf8Names = ["UTF-8", "UTF8", "US-ASCII", "ASCII"];
    private static readonly string[] Latin1Names = ["ISO-8859-1", "ISO_8859-1", "LATIN1"];
    private static readonly string[] Utf16Names = ["UTF-16", "UTF-16LE", "UTF-16BE"];

    internal static string Decode(ReadOnlySpan<byte> xml)
    {
        var encoding = XmlEncoding.OfFirstOctets(xml, out var markLength) ?? DeclaredEncoding(xml);
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
        if (XmlCharacters.IndexOfForbidden(text) is >= 0 and var forbidden)
            throw new PapSyntaxException(PapStatus.BadRequest, $"The document contains the character U+{(int)text[forbidden]:X4}, which XML has not");
        return text;
    }

    /// <summary>The tag that stands at, or last began before, a position.</summary>
    internal static string? TagAt(ReadOnlySpan<char> text, int position)
    {
        var searchFrom = Math.Max(0, position - PapSyntaxException.MaxTextLength / 2);
        var tag = text[searchFrom..position].LastIndexOf('<');
        var start = tag < 0 || text[position..] is ['<', ..] ? position : searchFrom + tag;
        var rest = text.Slice(start, Math.Min(text.Length - start, PapSyntaxException.MaxTextLength + 1));
        var end = rest.IndexOf('>');
        return rest.IsEmpty ? null : rest[..(end < 0 ? rest.Length : end + 1)].ToString();
    }

    private static Encoding DeclaredEncoding(ReadOnlySpan<byte> xml)
    {
        var name = XmlEncoding.Declared(xml, stackalloc char[XmlEncoding.DeclarationLength]);
        if (name.IsEmpty || IsAnyOf(name, Utf8Names))
            return XmlEncoding.Utf8;
        if (IsAnyOf(name, Latin1Names))
            return Encoding.Latin1;
        throw new PapSyntaxException(PapStatus.BadRequest, IsAnyOf(name, Utf16Names)
            ? "The XML declaration says UTF-16, but the document is not in UTF-16"
            : $"The encoding {PapSyntaxException.Quoted(name)} is not supported: expected UTF-8, UTF-16 or ISO-8859-1");
    }

    private static bool IsAnyOf(ReadOnlySpan<char> name, string[] known)
    {
        foreach (var candidate in known)
        {
            if (name.Equals(candidate, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
