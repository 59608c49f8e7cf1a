using System.Text;

namespace PushPortal.Domain.Content;

/// <summary>The keys of provisioning MACs (OMA-WAP-TS-ProvBoot, 5.2.4).</summary>
internal static class ProvisioningKey
{
    private const int MaxPin = 40;

    /// <summary>The key of every method but USERPINMAC: the network secret, then the PIN, as far as the method has them.</summary>
    public static byte[] Of(ProvisioningSecurity security) => security.Method switch
    {
        SecurityMethod.NetworkPin => NetworkSecretOf(security),
        SecurityMethod.UserPin => PinOf(security),
        _ => [.. NetworkSecretOf(security), .. PinOf(security)],
    };

    /// <summary>The digits of the PIN as ASCII.</summary>
    public static byte[] PinOf(ProvisioningSecurity security)
    {
        if (string.IsNullOrEmpty(security.Pin))
            throw new ContentException("security/pin", $"pin is required with {security.Method.ToText()}.");
        if (security.Pin.Length > MaxPin || security.Pin.AsSpan().ContainsAnyExceptInRange('0', '9'))
            throw new ContentException("security/pin", $"pin is at most {MaxPin} digits.");
        return Encoding.ASCII.GetBytes(security.Pin);
    }

    private static byte[] NetworkSecretOf(ProvisioningSecurity security)
    {
        if (security is { Imsi: not null, NetworkSecret: not null })
            throw new ContentException("security/networkSecret", "Give either imsi or networkSecret.");
        if (security.NetworkSecret is { } secret)
            return secret.Length > 0 ? secret : throw new ContentException("security/networkSecret", "networkSecret is empty.");
        return SemiOctets(security.Imsi
            ?? throw new ContentException("security/imsi", $"imsi is required with {security.Method.ToText()}, or networkSecret."));
    }

    /// <summary>
    /// The IMSI as the SIM holds it and a mobile identity carries it (TS 24.008, 10.5.1.4, without the length): 9 for an odd or 1 for
    /// an even number of digits, the digits, F to fill the last octet; the first of each two in the low half.
    /// </summary>
    private static byte[] SemiOctets(string imsi)
    {
        if (imsi.Length is < 6 or > 15 || imsi.AsSpan().ContainsAnyExceptInRange('0', '9'))
            throw new ContentException("security/imsi", "imsi is 6 to 15 digits.");
        var isOdd = imsi.Length % 2 == 1;
        var halves = isOdd ? "9" + imsi : "1" + imsi + "F";
        var octets = new byte[halves.Length / 2];
        for (var at = 0; at < octets.Length; at++)
            octets[at] = Convert.ToByte($"{halves[2 * at + 1]}{halves[2 * at]}", 16);
        return octets;
    }
}
