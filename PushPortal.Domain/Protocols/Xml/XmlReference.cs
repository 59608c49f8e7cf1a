using System.Globalization;

namespace PushPortal.Domain.Protocols.Xml;

/// <summary>A reference in a text or value: to a character by its number, or to one of XML's own five entities (XML 1.0, 4.1 and 4.6).</summary>
internal static class XmlReference
{
    // Leading zeros are allowed, a document of them is not.
    private const int MaxLength = 32;

    /// <param name="text">From the ampersand on.</param>
    /// <param name="length">With ampersand and semicolon.</param>
    internal static bool TryRead(ReadOnlySpan<char> text, out int codePoint, out int length)
    {
        codePoint = 0;
        var name = text[1..Math.Min(text.Length, MaxLength)];
        var end = name.IndexOf(';');
        length = end + 2;
        if (end < 1)
            return false;
        name = name[..end];
        return name[0] == '#' ? TryNumber(name[1..], out codePoint) : TryEntity(name, out codePoint);
    }

    private static bool TryNumber(ReadOnlySpan<char> number, out int codePoint)
    {
        var isHexadecimal = number is ['x', ..];
        var isNumber = isHexadecimal
            ? int.TryParse(number[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out codePoint)
            : int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out codePoint);
        return isNumber && XmlCharacters.IsAllowed(codePoint);
    }

    private static bool TryEntity(ReadOnlySpan<char> name, out int codePoint)
    {
        codePoint = name switch
        {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => 0,
        };
        return codePoint != 0;
    }
}
