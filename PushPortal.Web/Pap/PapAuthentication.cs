using System.Net.Http.Headers;
using System.Text;
using PushPortal.Domain.Accounts;

namespace PushPortal.Web.Pap;

/// <summary>HTTP Basic with the account's id and API key.</summary>
internal static class PapAuthentication
{
    /// <summary>The account with its key; null when the request names none, or the key is wrong or not in force.</summary>
    internal static Credential? Authenticate(HttpRequest request, IAccountDirectory accounts)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
            || !header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            || header.Parameter is not { } parameter)
        {
            return null;
        }

        var octets = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, octets, out var length))
        {
            return null;
        }

        var credentials = Encoding.UTF8.GetString(octets, 0, length);
        var colon = credentials.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? accounts.Authenticate(credentials[..colon], credentials[(colon + 1)..]) : null;
    }
}
