using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Web.Api;

namespace PushPortal.Web.Portal.Account;

/// <summary>Adds a user's account to the sign-in, so that a page knows whose pushes it shows without a query.</summary>
internal sealed class PortalClaims(UserManager<PortalUser> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<PortalUser, IdentityRole>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(PortalUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (user.AccountId is { } account)
        {
            identity.AddClaim(new Claim(ApiKeyAuthentication.AccountClaim, account.ToString(CultureInfo.InvariantCulture)));
        }

        return identity;
    }
}
