using System.Globalization;

namespace PushPortal.Domain.Protocols.Pap;

/// <summary>PAP time stamps: UTC to the second, <c>YYYY-MM-DDThh:mm:ssZ</c>, always with the Z.</summary>
public static class PapTimestamp
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);

    /// <summary>Fractions of a second are dropped.</summary>
    public static string Format(DateTimeOffset instant) => instant.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);
}
