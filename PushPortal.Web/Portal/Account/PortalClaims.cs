using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Web.Api;

namespace PushPortal.Web.Portal.Account;

/// <summary>Adds a user's account to the sign-in, so that a page knows whose pushes it shows without a query, and whether the password has to be changed first.</summary>
internal sealed class PortalClaims(UserManager<PortalUser> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<PortalUser, IdentityRole>(users, roles, options)
{
    /// <summary>The claim of a sign-in that may do nothing but change its password.</summary>
    internal const string PasswordDue = "pushportal:password-due";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(PortalUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (user.AccountId is { } account)
        {
            identity.AddClaim(new Claim(ApiKeyAuthentication.AccountClaim, account.ToString(CultureInfo.InvariantCulture)));
        }

        if (user.MustChangePassword)
        {
            identity.AddClaim(new Claim(PasswordDue, "true"));
        }

        return identity;
    }
}
