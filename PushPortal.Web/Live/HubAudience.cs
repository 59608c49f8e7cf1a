using System.Globalization;
using System.Security.Claims;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Api;
using PushPortal.Web.Portal;

namespace PushPortal.Web.Live;

/// <summary>Those connections of the hub that see the same changes.</summary>
/// <param name="AccountId">Whose changes; null for staff, who see all.</param>
/// <param name="NeedsNumbers">Whether they see whole numbers whatever the account says.</param>
internal readonly record struct HubAudience(long? AccountId, bool NeedsNumbers)
{
    /// <summary>The hub's group.</summary>
    internal string Group => (AccountId is { } account ? $"account-{account.ToString(CultureInfo.InvariantCulture)}" : "staff") + (NeedsNumbers ? "" : "-readers");

    /// <summary>Where this user belongs; null for one who may see nothing.</summary>
    internal static HubAudience? Of(ClaimsPrincipal? user) => user switch
    {
        null => null,
        _ when PortalRole.Staff.Any(user.IsInRole) => new HubAudience(null, Needs(user)),
        _ => user.FindFirstValue(ApiKeyAuthentication.AccountClaim) is { } account ? new HubAudience(long.Parse(account, CultureInfo.InvariantCulture), Needs(user)) : null,
    };

    private static bool Needs(ClaimsPrincipal user) => user.HasClaim(static claim => claim.Type == ApiKeyAuthentication.NumbersClaim) || PortalPolicies.Allows(PortalPolicies.Numbers, user);
}
