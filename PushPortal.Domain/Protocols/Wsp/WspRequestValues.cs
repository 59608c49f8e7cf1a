using System.Globalization;
using System.Text;

namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>Values of header fields that are more than an octet or a text (WAP-230, 8.4.2), as HTTP writes them; null for those that are not known.</summary>
internal static class WspRequestValues
{
    private const byte Basic = 0x80;
    private const byte ByteRange = 0x80;
    private const byte SuffixRange = 0x81;

    /// <param name="number">The field's number on the default code page.</param>
    /// <param name="value">Behind its length.</param>
    public static string? Read(uint number, ref WspReader value) => number switch
    {
        0x00 or 0x11 => WspMediaTypeCodec.ReadGeneral(ref value).ToString(),
        0x01 or 0x3B => Weighted(ref value, WspCharsets.Table),
        0x02 or 0x3C => Weighted(ref value, WspHeaderValues.Encodings),
        0x03 or 0x0C => Weighted(ref value, WspLanguages.Table),
        0x05 or 0x0D or 0x1E => WspReader.BigEndian(value.ReadRest()).ToString(CultureInfo.InvariantCulture),
        0x07 or 0x21 => Credentials(ref value),
        0x08 or 0x3D or 0x47 => CacheDirective(ref value),
        0x0F => Convert.ToBase64String(value.ReadRest()),
        WspHeaderNames.Date or WspHeaderNames.Expires or 0x17 or 0x1A or 0x1B or WspHeaderNames.LastModified => Date(WspReader.BigEndian(value.ReadRest())),
        0x23 => Range(ref value),
        0x42 => Cookies(ref value),
        _ => null,
    };

    private static string? Weighted(ref WspReader value, WspCodeTable table)
    {
        var name = value.Peek() is >= 0x20 and < 0x80 ? value.ReadLatinText() : table.NameOf(value.ReadInteger());
        if (name is null || value.AtEnd)
            return name;
        // Some handsets write the parameter's number before the factor, as content types have it.
        if (value.Peek() == 0x80)
            value.ReadByte();
        return $"{name};q={QualityFactor(value.ReadUintvar())}";
    }

    /// <summary>A quality factor (8.4.2.3): hundredths and one, or thousandths and a hundred.</summary>
    public static string QualityFactor(uint encoded) => (encoded switch
    {
        0 => 0m,
        <= 100 => (encoded - 1) / 100m,
        <= 1099 => (encoded - 100) / 1000m,
        _ => 1m,
    }).ToString("0.###", CultureInfo.InvariantCulture);

    private static string? Credentials(ref WspReader value)
    {
        if (value.ReadByte() != Basic)
            return null;
        var user = value.ReadLatinText();
        var password = value.ReadLatinText();
        return "Basic " + Convert.ToBase64String(Encoding.Latin1.GetBytes($"{user}:{password}"));
    }

    private static string? CacheDirective(ref WspReader value)
    {
        var directive = value.ReadByte();
        if (directive < 0x80 || WspHeaderValues.CacheDirectives.NameOf((uint)(directive & 0x7F)) is not { } name)
            return null;
        return value.AtEnd ? name : string.Create(CultureInfo.InvariantCulture, $"{name}={value.ReadInteger()}");
    }

    private static string? Date(ulong seconds)
    {
        const ulong Year10000 = 253_402_300_800;
        return seconds < Year10000 ? DateTimeOffset.FromUnixTimeSeconds((long)seconds).ToString("r", CultureInfo.InvariantCulture) : null;
    }

    private static string? Range(ref WspReader value)
    {
        switch (value.ReadByte())
        {
            case ByteRange:
                var first = value.ReadUintvar();
                return value.AtEnd
                    ? string.Create(CultureInfo.InvariantCulture, $"bytes={first}-")
                    : string.Create(CultureInfo.InvariantCulture, $"bytes={first}-{value.ReadUintvar()}");
            case SuffixRange:
                return string.Create(CultureInfo.InvariantCulture, $"bytes=-{value.ReadUintvar()}");
            default:
                return null;
        }
    }

    /// <summary>A version, then cookies of a length, a name, a value and what the origin said about them (8.4.2.60), which HTTP does not repeat.</summary>
    private static string Cookies(ref WspReader value)
    {
        value.ReadByte();
        var cookies = new List<string>();
        while (!value.AtEnd)
        {
            var length = value.ReadUintvar();
            if (length > value.Remaining)
                throw new WspFormatException("A cookie is longer than its header.");
            var cookie = value.ReadBlock((int)length);
            var name = cookie.ReadLatinText();
            cookies.Add($"{name}={cookie.ReadLatinText()}");
        }
        return string.Join("; ", cookies);
    }
}
