using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Web.Portal.Account;

/// <summary>Signs out; the menu posts here, and whoever comes by a link is asked.</summary>
public sealed partial class Logout(SignInManager<PortalUser> signIn, SignInRecord record, NavigationManager navigation) : ComponentBase
{
    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    private async Task SignOutAsync()
    {
        var user = await signIn.UserManager.GetUserAsync(Http.User);
        await signIn.SignOutAsync();
        if (user is not null)
        {
            await record.EndedAsync(user, Http);
        }

        navigation.NavigateTo("/Account/Login", forceLoad: true);
    }
}
