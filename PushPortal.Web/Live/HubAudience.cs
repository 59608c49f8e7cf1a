using System.Globalization;
using System.Security.Claims;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Api;

namespace PushPortal.Web.Live;

/// <summary>Whose changes a connection sees.</summary>
internal static class HubAudience
{
    /// <summary>The hub's group for this user; null for one who may see nothing.</summary>
    internal static string? Of(ClaimsPrincipal? user) => user switch
    {
        null => null,
        _ when user.IsInRole(PortalRole.Admin) || user.IsInRole(PortalRole.Support) => DeliveryHub.Staff,
        _ => user.FindFirstValue(ApiKeyAuthentication.AccountClaim) is { } account ? DeliveryHub.GroupOf(long.Parse(account, CultureInfo.InvariantCulture)) : null,
    };
}
