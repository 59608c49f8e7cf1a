using System.Globalization;
using System.Security.Claims;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Api;

namespace PushPortal.Web.Live;

/// <summary>Those connections of the hub that see the same changes.</summary>
/// <param name="AccountId">Whose changes; null for staff, who see all.</param>
internal readonly record struct HubAudience(long? AccountId)
{
    /// <summary>The hub's group.</summary>
    internal string Group => AccountId is { } account ? $"account-{account.ToString(CultureInfo.InvariantCulture)}" : "staff";

    /// <summary>Where this user belongs; null for one who may see nothing.</summary>
    internal static HubAudience? Of(ClaimsPrincipal? user) => user switch
    {
        null => null,
        _ when PortalRole.Staff.Any(user.IsInRole) => new HubAudience(null),
        _ => user.FindFirstValue(ApiKeyAuthentication.AccountClaim) is { } account ? new HubAudience(long.Parse(account, CultureInfo.InvariantCulture)) : null,
    };
}
