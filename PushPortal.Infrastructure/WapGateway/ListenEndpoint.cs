using System.Globalization;
using System.Net;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>Reads <c>host:port</c> of a setting: an address, <c>localhost</c> or <c>*</c> (every address), and a port that is never left out.</summary>
internal static class ListenEndpoint
{
    /// <summary>Null when it cannot be read.</summary>
    public static IPEndPoint? TryParse(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon <= 0 || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)) return null;
        return AddressOf(text[..colon]) is { } address ? new IPEndPoint(address, port) : null;
    }

    private static IPAddress? AddressOf(string host) => host switch
    {
        "localhost" => IPAddress.Loopback,
        "*" => IPAddress.IPv6Any,
        ['[', .. var inner, ']'] => IPAddress.TryParse(inner, out var v6) ? v6 : null,
        _ => !host.Contains(':', StringComparison.Ordinal) && IPAddress.TryParse(host, out var v4) ? v4 : null,
    };
}
