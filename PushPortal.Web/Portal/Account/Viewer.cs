using System.Globalization;
using System.Security.Claims;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Api;

namespace PushPortal.Web.Portal.Account;

/// <summary>Who looks at a page, and what they may see and do.</summary>
/// <param name="AccountId">The account whose pushes are seen: null for staff, who see all.</param>
/// <param name="MaySubmit">Whether the form is open: providers for themselves, administrators for any account.</param>
public sealed record Viewer(string Name, long? AccountId, bool IsStaff, bool IsAdmin, bool MaySubmit)
{
    /// <summary>Ids begin above it, so that a user without account and without a staff role sees nothing.</summary>
    private const long NoAccount = 0;

    /// <summary>Whether the menu shows the keys; whose they are is asked by <see cref="MayManageKeysOf"/>.</summary>
    public bool MayManageKeys => MaySubmit;

    public static Viewer Of(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var isAdmin = user.IsInRole(PortalRole.Admin);
        var isStaff = isAdmin || user.IsInRole(PortalRole.Support);
        var account = long.TryParse(user.FindFirstValue(ApiKeyAuthentication.AccountClaim), CultureInfo.InvariantCulture, out var id) ? id : NoAccount;
        return new Viewer(
            user.Identity?.Name ?? "",
            isStaff ? null : account,
            isStaff,
            isAdmin,
            isAdmin || (user.IsInRole(PortalRole.Provider) && account != NoAccount));
    }

    public bool MayManageKeysOf(long accountId) => MayManageKeys && (IsAdmin || AccountId == accountId);
}
