using System.Collections.Frozen;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>
/// Headers by which gateways of several makers tell an origin who the subscriber is. A handset that sends one itself claims to be
/// somebody; origins trust them, so none passes.
/// </summary>
internal static class SubscriberHeaders
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "X-WAP-Network-Client-IP", "X-WAP-Session-ID", "X-WAP-Gateway", "X-WAP-Client-SDU-Size", "X-Nokia-Gateway-Id", "X-Nokia-Bearer",
        "X-Nokia-IPAddress", "X-Nokia-Alias", "X-Network-Info", "X-Forwarded-For-MSP", "X-Wsb-Identity", "X-Fh-Subscriber", "Forwarded",
        "X-Real-IP", "X-Client-IP", "X-Original-Host", "X-ACR", "X-VF-ACR", "X-Acr-Id", "TM-User-Id", "X-HTS-CLID", "MDN", "X-MDN",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Makers put their own prefixes and suffixes around these: X-H3G-MSISDN, x-up-calling-line-id …
    private static readonly string[] Parts = ["msisdn", "calling-line-id", "callinglineid", "up-subno", "up-calling", "imsi", "x-forwarded-"];

    /// <summary>Underscores count as hyphens, because CGI and its heirs do not tell the two apart.</summary>
    /// <param name="own">The gateway's own header of this kind, which an installation may call as it likes.</param>
    public static bool Claims(string header, string own)
    {
        var name = header.Replace('_', '-');
        if (Names.Contains(name) || name.Equals(own, StringComparison.OrdinalIgnoreCase)) return true;
        foreach (var part in Parts)
            if (name.Contains(part, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
