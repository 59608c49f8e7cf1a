using System.Buffers;
using System.Globalization;
using System.Text;

namespace PushPortal.Domain.Protocols.Pap;

/// <summary>The value of a client address by its type: checked, and brought into one form (WAP-249, 6.1).</summary>
internal static class ClientAddressValue
{
    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-._");
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>null, or a sentence that says what is wrong.</returns>
    internal static string? Normalise(ClientAddressType type, ReadOnlySpan<char> written, out string value) => type switch
    {
        ClientAddressType.Plmn => Number(written, needsPlus: true, out value),
        ClientAddressType.GsmMsisdn or ClientAddressType.Ansi136Msisdn or ClientAddressType.Is637Msisdn or ClientAddressType.IdenMsisdn
            or ClientAddressType.FlexMsisdn or ClientAddressType.PhsMsisdn or ClientAddressType.TetraMsisdn or ClientAddressType.ReflexMsisdn
            => Number(written, needsPlus: false, out value),
        ClientAddressType.IPv4 => IPv4(written, out value),
        ClientAddressType.IPv6 => IPv6(written, out value),
        _ => Text(written, out value),
    };

    /// <summary>Letters, digits, + - . _ and percent escapes; at least one.</summary>
    internal static bool IsEscapedText(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (PlainCharacters.Contains(text[i]))
                continue;
            if (text[i] != '%' || i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
                return false;
            i += 2;
        }
        return true;
    }

    private static string? Number(ReadOnlySpan<char> written, bool needsPlus, out string value)
    {
        value = "";
        var hasPlus = written is ['+', ..];
        if (needsPlus && !hasPlus)
            return $"The phone number {PapSyntaxException.Quoted(written)} does not begin with +";
        var digits = new StringBuilder(written.Length);
        foreach (var character in hasPlus ? written[1..] : written)
        {
            if (char.IsAsciiDigit(character))
                digits.Append(character);
            else if (character is not ('-' or '.'))
                return $"The phone number {PapSyntaxException.Quoted(written)} contains something other than digits and the separators - and .";
        }
        if (digits.Length is 0 or > ClientAddress.MaxNumberLength)
            return $"The phone number {PapSyntaxException.Quoted(written)} has {digits.Length} digits: expected 1 to {ClientAddress.MaxNumberLength}";
        value = hasPlus ? $"+{digits}" : digits.ToString();
        return null;
    }

    private static string? IPv4(ReadOnlySpan<char> written, out string value)
    {
        value = "";
        Span<byte> octets = stackalloc byte[4];
        var count = 0;
        foreach (var range in written.Split('.'))
        {
            var part = written[range];
            if (count == 4 || part.Length > 3 || !byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out octets[count++]))
                return $"{PapSyntaxException.Quoted(written)} is not an IPv4 address: expected four numbers up to 255 with dots between them";
        }
        if (count != 4)
            return $"{PapSyntaxException.Quoted(written)} is not an IPv4 address: expected four numbers up to 255 with dots between them";
        value = $"{octets[0]}.{octets[1]}.{octets[2]}.{octets[3]}";
        return null;
    }

    private static string? IPv6(ReadOnlySpan<char> written, out string value)
    {
        value = "";
        var groups = new StringBuilder(39);
        var count = 0;
        foreach (var range in written.Split(':'))
        {
            var part = written[range];
            if (++count > 8 || part.Length > 4 || !ushort.TryParse(part, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var group))
                return NotIPv6(written);
            groups.Append(count == 1 ? "" : ":").Append(CultureInfo.InvariantCulture, $"{group:x}");
        }
        if (count != 8)
            return NotIPv6(written);
        value = groups.ToString();
        return null;
    }

    private static string NotIPv6(ReadOnlySpan<char> written) =>
        $"{PapSyntaxException.Quoted(written)} is not an IPv6 address: expected eight groups of up to four hexadecimal digits with colons between them";

    private static string? Text(ReadOnlySpan<char> written, out string value)
    {
        value = "";
        if (!IsEscapedText(written))
            return $"The address value {PapSyntaxException.Quoted(written)} is not allowed: expected letters, digits, + - . _ and percent escapes";
        var octets = new byte[written.Length];
        var length = 0;
        for (var i = 0; i < written.Length; i++, length++)
        {
            var isEscape = written[i] == '%';
            octets[length] = isEscape ? byte.Parse(written.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : (byte)written[i];
            i += isEscape ? 2 : 0;
        }
        try
        {
            value = Utf8.GetString(octets, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return $"The percent escapes of {PapSyntaxException.Quoted(written)} are not UTF-8";
        }
        return value.AsSpan().ContainsAnyInRange('\0', '\u001F') ? $"The address value {PapSyntaxException.Quoted(written)} contains a control character" : null;
    }
}
