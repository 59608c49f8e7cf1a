using System.Text;

namespace PushPortal.Domain.Protocols.Xml;

/// <summary>How a document tells its encoding: by a byte order mark, by the width of its first character, or in its XML declaration (XML 1.0, appendix F). All are strict.</summary>
internal static class XmlEncoding
{
    /// <summary>Octets within which the XML declaration has to end.</summary>
    internal const int DeclarationLength = 200;

    internal static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16LittleEndian = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16BigEndian = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>What the first octets say, and how long the mark is; null where they say nothing.</summary>
    internal static Encoding? OfFirstOctets(ReadOnlySpan<byte> xml, out int markLength)
    {
        (Encoding? encoding, markLength) = xml switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Utf8, 3),
            [0xFF, 0xFE, ..] => (Utf16LittleEndian, 2),
            [0xFE, 0xFF, ..] => (Utf16BigEndian, 2),
            [(byte)'<', 0, ..] => (Utf16LittleEndian, 0),
            [0, (byte)'<', ..] => (Utf16BigEndian, 0),
            _ => (null, 0),
        };
        return encoding;
    }

    /// <summary>What the XML declaration says; empty where there is none, or none that says it.</summary>
    /// <param name="characters">Room for <see cref="DeclarationLength"/> characters.</param>
    internal static ReadOnlySpan<char> Declared(ReadOnlySpan<byte> xml, Span<char> characters)
    {
        var length = Encoding.Latin1.GetChars(xml[..Math.Min(xml.Length, DeclarationLength)], characters);
        ReadOnlySpan<char> head = characters[..length].TrimStart();
        var end = head.IndexOf("?>");
        return head.StartsWith("<?xml") && end >= 0 ? XmlProlog.PseudoAttribute(head[..end], "encoding") : default;
    }
}
