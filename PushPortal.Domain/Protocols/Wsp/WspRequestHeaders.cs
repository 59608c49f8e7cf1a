using System.Globalization;

namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>
/// Reads the headers of a request or a session as HTTP writes them (WAP-230, 8.4.2). A field whose number or value is not known here,
/// or that is on another page than the default, is left out: an origin could not use it either.
/// </summary>
internal static class WspRequestHeaders
{
    private const byte DefaultPage = 1;
    private const byte ShiftDelimiter = 0x7F;
    private const int MostHeaders = 128;

    public static List<WspHeader> Read(ReadOnlySpan<byte> headers)
    {
        var read = new List<WspHeader>();
        var reader = new WspReader(headers);
        Read(ref reader, read);
        return read;
    }

    public static void Read(ref WspReader headers, List<WspHeader> into)
    {
        var page = DefaultPage;
        while (!headers.AtEnd)
        {
            if (into.Count >= MostHeaders)
                throw new WspFormatException($"A request has more than {MostHeaders} headers.");
            var first = headers.Peek();
            if (first is > 0 and < 0x20 or ShiftDelimiter)
            {
                headers.ReadByte();
                page = first == ShiftDelimiter ? headers.ReadByte() : first;
            }
            else if (first < 0x80)
            {
                var name = headers.ReadLatinText();
                Add(into, name, ReadValue(ref headers, number: null));
            }
            else
            {
                headers.ReadByte();
                var number = (uint)(first & 0x7F);
                var value = ReadValue(ref headers, page == DefaultPage ? number : null);
                if (page == DefaultPage && WspHeaderNames.Table.NameOf(number) is { } name)
                    Add(into, name, value);
            }
        }
    }

    /// <summary>Octets that HTTP has no place for could begin another header there.</summary>
    private static void Add(List<WspHeader> into, string name, string? value)
    {
        if (value is not null && IsName(name) && !value.AsSpan().ContainsAnyInRange('\0', '\x1F') && !value.Contains('\x7F', StringComparison.Ordinal))
            into.Add(new(name, value));
    }

    private static bool IsName(string name) => name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-.^_`|~".Contains(character, StringComparison.Ordinal));

    /// <summary>The value's first octet says how long it is (8.4.1.2), whether the field is known or not.</summary>
    private static string? ReadValue(ref WspReader headers, uint? number)
    {
        var first = headers.Peek();
        if (first >= 0x80)
        {
            headers.ReadByte();
            return OfOctet(number, (uint)(first & 0x7F));
        }
        if (first >= 0x20)
            return headers.ReadLatinText();
        var value = headers.ReadBlock(headers.ReadValueLength());
        try
        {
            return number is { } known ? WspRequestValues.Read(known, ref value) : null;
        }
        catch (WspFormatException)
        {
            return null;
        }
    }

    private static string? OfOctet(uint? number, uint value) => number switch
    {
        0x00 or 0x11 => WspContentTypes.Table.NameOf(value),
        0x01 or 0x3B => WspCharsets.Table.NameOf(value),
        0x02 or 0x0B or 0x3C => WspHeaderValues.Encodings.NameOf(value),
        0x03 or 0x0C => WspLanguages.Table.NameOf(value),
        0x04 => WspHeaderValues.Ranges.NameOf(value),
        0x05 or 0x0D or 0x1E => value.ToString(CultureInfo.InvariantCulture),
        0x08 or 0x3D or 0x47 => WspHeaderValues.CacheDirectives.NameOf(value),
        0x1F => value == 0 ? "no-cache" : null,
        _ => null,
    };
}
