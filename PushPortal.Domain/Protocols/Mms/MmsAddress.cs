using System.Buffers;

namespace PushPortal.Domain.Protocols.Mms;

/// <summary>
/// Addresses in their form on the air (WAP-209, 8): a phone number bears its type, an e-mail address stands as it is, and so
/// do the names that networks put in place of a sender.
/// </summary>
public static class MmsAddress
{
    private const string Phone = "/TYPE=PLMN";

    private static readonly SearchValues<char> Separators = SearchValues.Create(" -.()");

    /// <summary>Puts the type behind a phone number that lacks it; leaves any other address alone.</summary>
    public static string ToWire(string address)
    {
        if (address.Contains('@', StringComparison.Ordinal) || address.Contains("/TYPE=", StringComparison.OrdinalIgnoreCase))
            return address;
        return IsPhoneNumber(address) ? address + Phone : address;
    }

    /// <summary>Takes the type off a phone number.</summary>
    public static string FromWire(string address) =>
        address.EndsWith(Phone, StringComparison.OrdinalIgnoreCase) ? address[..^Phone.Length] : address;

    private static bool IsPhoneNumber(string address)
    {
        var digits = 0;
        var rest = address.StartsWith('+') ? address.AsSpan(1) : address;
        foreach (var character in rest)
        {
            if (char.IsAsciiDigit(character))
                digits++;
            else if (!Separators.Contains(character))
                return false;
        }
        return digits > 0;
    }
}
