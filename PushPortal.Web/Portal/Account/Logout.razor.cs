using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Web.Portal.Account;

/// <summary>Signs out; the menu posts here, and whoever comes by a link is asked.</summary>
public sealed partial class Logout(SignInManager<PortalUser> signIn, NavigationManager navigation) : ComponentBase
{
    private async Task SignOutAsync()
    {
        await signIn.SignOutAsync();
        navigation.NavigateTo("/Account/Login", forceLoad: true);
    }
}
