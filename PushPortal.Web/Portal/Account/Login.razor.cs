using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Web.Portal.Account;

/// <summary>Signs a portal user in over plain HTTP: the cookie has to go out with a response.</summary>
public sealed partial class Login(SignInManager<PortalUser> signIn, SignInRecord record, IOptions<FirstStartOptions> firstStart, NavigationManager navigation) : ComponentBase
{
    private bool _refused;

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm] private SignInForm? Form { get; set; }

    [SupplyParameterFromQuery] private string? ReturnUrl { get; set; }

    private async Task SignInAsync()
    {
        var name = Form?.Name ?? "";
        var result = await signIn.PasswordSignInAsync(name, Form?.Password ?? "", Form?.Remember == true, lockoutOnFailure: true);
        var user = await signIn.UserManager.FindByNameAsync(name);
        if (result.Succeeded && user is not null)
        {
            await record.SucceededAsync(user, Http);
            navigation.NavigateTo(LocalUrl.OrHome(ReturnUrl), forceLoad: true);
            return;
        }

        // One answer to a wrong name, a wrong password and a locked or disabled user: none of them is anybody's business.
        await record.FailedAsync(user, result, Http);
        _refused = true;
    }
}
