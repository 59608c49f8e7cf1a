using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Web.Portal.Account;

/// <summary>Signs a portal user in over plain HTTP: the cookie has to go out with a response.</summary>
public sealed partial class Login(SignInManager<PortalUser> signIn, NavigationManager navigation) : ComponentBase
{
    private bool _refused;

    [SupplyParameterFromForm] private SignInForm? Form { get; set; }

    [SupplyParameterFromQuery] private string? ReturnUrl { get; set; }

    private async Task SignInAsync()
    {
        var result = await signIn.PasswordSignInAsync(Form?.Name ?? "", Form?.Password ?? "", Form?.Remember == true, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            navigation.NavigateTo(LocalUrl.OrHome(ReturnUrl), forceLoad: true);
            return;
        }

        // One answer to a wrong name, a wrong password and a locked account: none of them is anybody's business.
        _refused = true;
    }
}
