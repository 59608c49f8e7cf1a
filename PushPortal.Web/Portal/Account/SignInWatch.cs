using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Web.Portal.Account;

/// <summary>Signs an open page out when its user was disabled or removed, or has another role or password: a circuit lives longer than its request.</summary>
internal sealed class SignInWatch(ILoggerFactory logging, IServiceScopeFactory scopes, IOptions<IdentityOptions> options)
    : RevalidatingServerAuthenticationStateProvider(logging)
{
    protected override TimeSpan RevalidationInterval => AccountRegistration.SignInsAreCheckedEvery;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await StandsAsync(authenticationState.User, scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>(), options.Value);
    }

    internal static async Task<bool> StandsAsync(ClaimsPrincipal signedIn, UserManager<PortalUser> users, IdentityOptions options) =>
        await users.GetUserAsync(signedIn) is { Enabled: true } user
        && signedIn.FindFirstValue(options.ClaimsIdentity.SecurityStampClaimType) == await users.GetSecurityStampAsync(user);
}
