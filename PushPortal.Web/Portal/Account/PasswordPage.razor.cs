using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Web.Portal.Account;

/// <summary>Changes one's own password, over plain HTTP: the sign-in goes on with a new cookie, all others of the user end.</summary>
public sealed partial class PasswordPage(
    SignInManager<PortalUser> signIn, IServiceScopeFactory scopes, IPortalUsers users, NavigationManager navigation, IStringLocalizer<Texts> words) : ComponentBase
{
    private string? _error;

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm] private PasswordForm? Form { get; set; }

    private bool IsDue => PasswordDue.IsFor(Http.User);

    private string? Described => _error is null ? null : "password-error";

    protected override void OnInitialized()
    {
        // The pages of this folder are open to anybody; this one is of use to those who are signed in.
        if (Http.User.Identity?.IsAuthenticated != true)
        {
            navigation.NavigateTo("/Account/Login?returnUrl=%2FAccount%2FPassword", forceLoad: true);
        }
    }

    private async Task ChangeAsync()
    {
        if (Http.User.Identity is not { IsAuthenticated: true, Name: { } name })
        {
            return;
        }

        if (Form?.Password != Form?.Again)
        {
            _error = words["PasswordsDiffer"];
            return;
        }

        var result = await users.ChangePasswordAsync(name, Form?.Current ?? "", Form?.Password ?? "", Actor.User(name, Visit.AddressOf(Http)), CancellationToken.None);
        if (!result.IsDone)
        {
            _error = words[$"UserProblem_{result.Problem}"];
            return;
        }

        // Read anew: this request's own context has the user as it was.
        await using var scope = scopes.CreateAsyncScope();
        var changed = await scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>().FindByNameAsync(name);
        await signIn.RefreshSignInAsync(changed!);
        navigation.NavigateTo("/", forceLoad: true);
    }
}
