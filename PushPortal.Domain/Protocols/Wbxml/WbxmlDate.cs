using System.Globalization;

namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>
/// Dates of SI and EMN (WAP-167, 8.2.2): digits YYYYMMDDhhmmss, two an octet, always UTC, zero octets dropped at the end.
/// </summary>
internal static class WbxmlDate
{
    public const int MaxOctets = 7;
    private const int DateOctets = 4;
    private const string Written = "yyyy-MM-ddTHH:mm:ssZ";

    private static readonly string[] Accepted = ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK"];

    public static string Format(DateTimeOffset instant) => instant.UtcDateTime.ToString(Written, CultureInfo.InvariantCulture);

    public static bool TryParse(string text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(text, Accepted, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);

    /// <summary>Packs an instant into at most seven octets and says how many.</summary>
    public static int Pack(DateTimeOffset instant, Span<byte> octets)
    {
        var utc = instant.UtcDateTime;
        ReadOnlySpan<int> pairs = [utc.Year / 100, utc.Year % 100, utc.Month, utc.Day, utc.Hour, utc.Minute, utc.Second];
        for (var i = 0; i < MaxOctets; i++)
            octets[i] = (byte)(pairs[i] / 10 << 4 | pairs[i] % 10);
        var length = MaxOctets;
        while (octets[length - 1] == 0)
            length--;
        return length;
    }

    public static string Unpack(ReadOnlySpan<byte> octets)
    {
        if (octets.Length is < DateOctets or > MaxOctets)
            throw new WbxmlFormatException("A date has 4 to 7 octets.");
        Span<char> digits = stackalloc char[2 * MaxOctets];
        digits.Fill('0');
        for (var i = 0; i < octets.Length; i++)
        {
            digits[2 * i] = (char)('0' + (octets[i] >> 4));
            digits[2 * i + 1] = (char)('0' + (octets[i] & 0x0F));
        }
        return DateTime.TryParseExact(digits, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString(Written, CultureInfo.InvariantCulture)
            : throw new WbxmlFormatException("A date is not one of the calendar.");
    }
}
