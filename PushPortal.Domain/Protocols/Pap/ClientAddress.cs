using System.Diagnostics.CodeAnalysis;

namespace PushPortal.Domain.Protocols.Pap;

/// <summary>The address of a handset as PAP writes it, <c>WAPPUSH=+8613800000001/TYPE=PLMN@ppg.example</c> (WAP-249, 6.1).</summary>
public sealed record ClientAddress
{
    /// <summary>Longest phone number in digits: what a short message's address field holds (3GPP TS 23.040, 9.1.2.5).</summary>
    public const int MaxNumberLength = 20;

    public required ClientAddressType Type { get; init; }

    /// <summary>
    /// The address in one form for all ways of writing it: phone numbers without visual separators (PLMN with its plus), USER values with
    /// percent escapes decoded, IPv4 without leading zeros, IPv6 in lower case without leading zeros.
    /// </summary>
    public required string Value { get; init; }

    /// <summary>Qualifiers between the value and the type, as written, for example <c>EXT=12</c>; empty when there are none.</summary>
    public string Qualifiers { get; init; } = "";

    /// <summary>The push proxy gateway that the address is known at.</summary>
    public string? Host { get; init; }

    /// <summary>Reads a PAP client address, or the bare international number (+8613800000001) that some initiators write instead.</summary>
    /// <param name="text">An address-value.</param>
    /// <param name="address">The address, when it is one.</param>
    /// <param name="problem">A sentence that says why it is not.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out ClientAddress? address, [NotNullWhen(false)] out string? problem)
    {
        problem = ClientAddressParser.Parse(text, out address);
        return problem is null;
    }
}
