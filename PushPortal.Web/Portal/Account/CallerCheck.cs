using Microsoft.AspNetCore.Components.Authorization;
using PushPortal.Domain.Audit;

namespace PushPortal.Web.Portal.Account;

/// <summary>
/// Asks where something is about to be changed whether whoever is signed in now may do it. A page may have been opened with other rights, and dialogs stand outside the page that
/// opened them.
/// </summary>
public sealed class CallerCheck(AuthenticationStateProvider signedIn, Visit visit)
{
    /// <param name="policy">One of <see cref="PortalPolicies"/>.</param>
    /// <returns>Null when they may not: nothing is to be done then.</returns>
    public async Task<PortalCaller?> OfAsync(string policy)
    {
        var user = (await signedIn.GetAuthenticationStateAsync()).User;
        return PortalPolicies.Allows(policy, user) && Viewer.Of(user) is var viewer ? new PortalCaller(viewer, Actor.User(viewer.Name, visit.From)) : null;
    }
}
