using System.Net;

namespace PushPortal.Web.Portal.Account;

/// <summary>
/// Where the browser of this page is. A page that is open has no request of its own any more: it keeps the address that it was asked for from, in what the server
/// gave it signed.
/// </summary>
public sealed class Visit
{
    /// <summary>The network address; null when it is not known.</summary>
    public string? From { get; set; }

    internal static string? AddressOf(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => null,
        { IsIPv4MappedToIPv6: true } address => address.MapToIPv4().ToString(),
        IPAddress address => address.ToString(),
    };
}
