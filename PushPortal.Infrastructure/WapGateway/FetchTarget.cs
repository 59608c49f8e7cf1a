using System.Diagnostics.CodeAnalysis;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>Reads the request target of a proxy request (RFC 9112, 3.2.2). The path and query pass on octet for octet.</summary>
internal static class FetchTarget
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    public static bool TryParse(string rawTarget, [NotNullWhen(true)] out Uri? target, [NotNullWhen(false)] out string? problem)
    {
        target = null;
        problem = null;
        if (rawTarget.StartsWith('/') || rawTarget == "*")
            problem = "This is a proxy for handsets: ask it for a whole URL such as http://host/path, not for a path of its own.";
        else if (!Uri.TryCreate(rawTarget, AsWritten, out var uri) || !uri.IsAbsoluteUri || uri.Host.Length == 0)
            problem = "The URL that was asked for cannot be read.";
        else if (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps)
            problem = "Only http and https URLs can be fetched.";
        else if (uri.UserInfo.Length > 0)
            problem = "A URL with a user name in it is not fetched.";
        else if (rawTarget.Contains('#', StringComparison.Ordinal))
            problem = "A URL is asked for without its fragment (the part from # on).";
        else
            // An empty path is sent as / (RFC 9112, 3.2.1), also before a query.
            target = uri.PathAndQuery.StartsWith('/') ? uri : new Uri(rawTarget);
        return target is not null;
    }
}
