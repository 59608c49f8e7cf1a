using System.Globalization;
using System.Security.Claims;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Views;
using PushPortal.Web.Api;

namespace PushPortal.Web.Portal.Account;

/// <summary>Who looks at a page, and what they may see and do. Pages show and hide by it; what changes something asks <see cref="CallerCheck"/>.</summary>
/// <param name="AccountId">The account whose pushes are seen: null for staff, who see all.</param>
/// <param name="MaySubmit">Whether the form is open: members of providers for themselves, administrators for any account.</param>
public sealed record Viewer(string Name, long? AccountId, bool IsStaff, bool IsAdmin, bool MaySubmit)
{
    /// <summary>Ids begin above it, so that a user without account and without a staff role sees nothing.</summary>
    private const long NoAccount = 0;

    /// <summary>See <see cref="PortalPolicies.Retry"/>.</summary>
    public bool MayRetry { get; init; }

    /// <summary>See <see cref="PortalPolicies.Operate"/>.</summary>
    public bool MayOperate { get; init; }

    /// <summary>See <see cref="PortalPolicies.Manage"/>.</summary>
    public bool MayManage { get; init; }

    /// <summary>See <see cref="PortalPolicies.Contribute"/>.</summary>
    public bool MayContribute { get; init; }

    /// <summary>See <see cref="PortalPolicies.Numbers"/>.</summary>
    public bool NeedsNumbers { get; init; }

    /// <summary>How this viewer sees numbers.</summary>
    internal NumberSight SightOf(IAccountDirectory accounts) => new(NeedsNumbers, accounts);

    /// <summary>The same as the owner of views.</summary>
    internal ViewUser AsViewUser => new(Name, AccountId, MayContribute, MayManage);

    /// <summary>See <see cref="PortalPolicies.Handset"/>.</summary>
    public bool MayUseHandsets { get; init; }

    public static Viewer Of(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var isAdmin = PortalPolicies.Allows(PortalPolicies.Admin, user);
        var isStaff = PortalPolicies.Allows(PortalPolicies.Staff, user);
        var account = long.TryParse(user.FindFirstValue(ApiKeyAuthentication.AccountClaim), CultureInfo.InvariantCulture, out var id) ? id : NoAccount;
        var belongs = isStaff || account != NoAccount;
        return new Viewer(user.Identity?.Name ?? "", isStaff ? null : account, isStaff, isAdmin, belongs && PortalPolicies.Allows(PortalPolicies.Submit, user))
        {
            MayRetry = belongs && PortalPolicies.Allows(PortalPolicies.Retry, user),
            MayOperate = PortalPolicies.Allows(PortalPolicies.Operate, user),
            MayContribute = belongs && PortalPolicies.Allows(PortalPolicies.Contribute, user),
            MayUseHandsets = belongs && PortalPolicies.Allows(PortalPolicies.Handset, user),
            NeedsNumbers = belongs && PortalPolicies.Allows(PortalPolicies.Numbers, user),
            MayManage = belongs && PortalPolicies.Allows(PortalPolicies.Manage, user),
        };
    }

    /// <summary>The same of one account.</summary>
    public bool MaySubmitFor(long accountId) => MaySubmit && (IsAdmin || AccountId == accountId);

    /// <summary>The same of one account.</summary>
    public bool MayManageOf(long accountId) => MayManage && (IsAdmin || AccountId == accountId);
}
