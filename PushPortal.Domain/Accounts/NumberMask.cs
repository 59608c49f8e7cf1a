using System.Text;
using System.Text.RegularExpressions;

namespace PushPortal.Domain.Accounts;

/// <summary>Hides numbers from those who do not need them whole: the country code, what follows of the first five digits, and the last four stay.</summary>
public static partial class NumberMask
{
    private const int Beginning = 5;
    private const int Ending = 4;

    /// <summary>Fewer digits than these are not hidden between a beginning and an ending: guessing them would be easy.</summary>
    private const int FewestHidden = 3;

    /// <summary>Fewer digits in a row are no number of a subscriber.</summary>
    private const int FewestDigits = 7;

    /// <summary>Country codes of two digits (ITU-T E.164, Annex D): of one are 1 and 7, all others have three.</summary>
    private static readonly HashSet<string> TwoDigits =
    [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58",
        "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
    ];

    /// <summary>A text with each number in it hidden, for example <c>+86138****0001</c>.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Numbers().Replace(text, static number => Hidden(number.Value));
    }

    /// <summary>What people wrote, with each number in it hidden, also one that is written in groups, such as <c>+86 138 0000 0001</c> or <c>138-0000-0001</c>. Dates and times in groups stay.</summary>
    public static string InWords(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return WrittenNumbers().Replace(text, static found => found.Groups["id"].Success ? found.Value : Hidden(Separators().Replace(found.Value, "")));
    }

    /// <summary>A text in which nothing shows a number that is known, in whichever form: other digits stay.</summary>
    /// <param name="number">E.164 with the plus sign.</param>
    public static string In(string text, string number)
    {
        ArgumentNullException.ThrowIfNull(text);
        return OwnDigits(number) is { } own && text.Contains(own, StringComparison.Ordinal) ? text.Replace(own, Hidden(own), StringComparison.Ordinal) : text;
    }

    /// <summary>Whether octets show the number, as text or as an address of the air interface (3GPP TS 23.040, 9.1.2.5: two digits an octet, swapped).</summary>
    /// <param name="number">E.164 with the plus sign.</param>
    public static bool Reveals(ReadOnlySpan<byte> octets, string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        if (OwnDigits(number) is not { } own)
        {
            return false;
        }

        return octets.IndexOf(Encoding.ASCII.GetBytes(own)) >= 0
            || octets.IndexOf(Encoding.BigEndianUnicode.GetBytes(own)) >= 0
            || octets.IndexOf(Swapped(own)) >= 0
            || octets.IndexOf(Swapped(own[1..])) >= 0;
    }

    /// <summary>Whether octets show what may be anybody's number, as text of octets or of UTF-16.</summary>
    public static bool RevealsAny(ReadOnlySpan<byte> octets)
    {
        int run = 0, wideRun = 0;
        for (var at = 0; at < octets.Length; at++)
        {
            var isDigit = char.IsAsciiDigit((char)octets[at]);
            run = isDigit ? run + 1 : 0;
            // Digits of UTF-16 are every second octet, behind a zero: a zero leaves the row as it is, and whatever else ends it.
            wideRun = isDigit && at > 0 && octets[at - 1] == 0 ? wideRun + 1 : octets[at] == 0 && at > 0 && char.IsAsciiDigit((char)octets[at - 1]) ? wideRun : 0;
            if (run >= FewestDigits || wideRun >= FewestDigits)
            {
                return true;
            }
        }

        return false;
    }

    private static string Hidden(string number)
    {
        var digits = number.TrimStart('+');
        var code = number[0] == '+' ? CodeOf(digits) : 0;
        var shown = Math.Max(code, Math.Min(Beginning, digits.Length - 2 * Ending));
        var hidden = digits.Length - shown - Ending;
        return number[..^digits.Length] + (hidden >= FewestHidden
            ? $"{digits[..shown]}{new string('*', hidden)}{digits[^Ending..]}"
            : $"{digits[..code]}{new string('*', digits.Length - code)}");
    }

    private static int CodeOf(string digits) => digits[0] is '1' or '7' ? 1 : TwoDigits.Contains(digits[..2]) ? 2 : 3;

    /// <summary>Without the country code: so it is written at home. Null of what is too short to be told from other digits.</summary>
    private static string? OwnDigits(string number) =>
        number is ['+', .. var digits] && digits.Length >= FewestDigits && digits.All(char.IsAsciiDigit) && digits[CodeOf(digits)..] is { Length: >= FewestDigits } own ? own : null;

    private static byte[] Swapped(string digits)
    {
        var octets = new byte[digits.Length / 2];
        for (var at = 0; at < octets.Length; at++)
        {
            octets[at] = (byte)(digits[2 * at] - '0' | (digits[2 * at + 1] - '0') << 4);
        }

        return octets;
    }

    [GeneratedRegex(@"\+?[0-9]{7,}")]
    private static partial Regex Numbers();

    /// <summary>Our own ids are none, whatever digits they have. With a plus sign in any groups; without one in one row, or in groups of which none behind the first is as short as a day or a month.</summary>
    [GeneratedRegex(@"(?<id>\b[a-z]{2,4}_[0-9a-z]{13}\b)|\+[0-9](?:[ -]?[0-9]){6,14}|(?<![0-9])[0-9]{2,4}(?:[ -][0-9]{3,4}){2,3}(?![0-9])|[0-9]{7,}")]
    private static partial Regex WrittenNumbers();

    [GeneratedRegex("[ -]")]
    private static partial Regex Separators();
}
