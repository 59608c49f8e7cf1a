using System.Collections.Frozen;
using Microsoft.Extensions.Primitives;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>Headers that concern one connection only and end at a proxy (RFC 9110, 7.6.1).</summary>
internal static class HopByHopHeaders
{
    private static readonly FrozenSet<string> Always = new[]
    {
        "Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authenticate", "Proxy-Authentication-Info", "Proxy-Authorization",
        "TE", "Trailer", "Transfer-Encoding", "Upgrade", "HTTP2-Settings",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the header ends here: by its nature, or because the sender named it in its Connection header.</summary>
    public static bool EndsHere(string header, IReadOnlySet<string> named) => Always.Contains(header) || named.Contains(header);

    /// <summary>
    /// The names that a Connection header lists; end-to-end headers that no sender may name are left out. Of a request's list the HTTP server
    /// keeps nothing else once it has seen close, keep-alive or upgrade in it, so names beside those are not seen here.
    /// </summary>
    public static IReadOnlySet<string> NamedIn(StringValues connection)
    {
        if (connection.Count == 0) return FrozenSet<string>.Empty;
        var named = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in connection)
            foreach (var token in (line ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                if (!token.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) && !token.Equals("Host", StringComparison.OrdinalIgnoreCase)) named.Add(token);
        return named;
    }
}
