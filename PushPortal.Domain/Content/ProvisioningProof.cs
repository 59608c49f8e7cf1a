using System.Security.Cryptography;
using System.Text;

namespace PushPortal.Domain.Content;

/// <summary>How a handset checks where a provisioning document comes from (OMA-WAP-TS-ProvBoot, 5.2.4).</summary>
public static class ProvisioningProof
{
    /// <summary>The method that the media type says; null when it says none, or none that handsets know.</summary>
    public static SecurityMethod? MethodOf(DecodedPush push)
    {
        ArgumentNullException.ThrowIfNull(push);
        return ParameterOf(push, "sec") is ['0' or '1' or '2' or '3'] sec ? (SecurityMethod)(sec[0] - '0') : null;
    }

    /// <summary>Whether the MAC of the document is the one that these secrets make.</summary>
    public static bool Holds(DecodedPush push, ProvisioningSecurity secrets)
    {
        ArgumentNullException.ThrowIfNull(push);
        ArgumentNullException.ThrowIfNull(secrets);
        try
        {
            var body = push.Body.ToArray();
            return secrets.Method == SecurityMethod.UserPinMac
                ? ProvisioningEncoder.PinMacOf(ProvisioningKey.PinOf(secrets), body) is { } digits && digits.IsRight
                : Same(Convert.ToHexString(ProvisioningEncoder.Mac(ProvisioningKey.Of(secrets), body)), ParameterOf(push, "mac"));
        }
        catch (ContentException)
        {
            // Secrets that are none: no digits, or too many of them.
            return false;
        }
    }

    private static string? ParameterOf(DecodedPush push, string name)
    {
        foreach (var parameter in push.Parameters)
        {
            if (parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return parameter.Value;
        }
        return null;
    }

    private static bool Same(string made, string? said) =>
        said is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(made), Encoding.ASCII.GetBytes(said.ToUpperInvariant()));
}
