using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace PushPortal.Web.Portal.Account;

/// <summary>The portal's sign-in cookie. Pages lead to the sign-in page; programs get the bare status.</summary>
internal static class SignInCookie
{
    private static readonly PathString[] ForPrograms = ["/api", "/hubs", "/pap"];

    internal static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "pushportal.session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
        options.LoginPath = "/Account/Login";
        options.LogoutPath = "/Account/Logout";
        options.AccessDeniedPath = "/Account/Denied";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (Array.Exists(ForPrograms, path => context.Request.Path.StartsWithSegments(path)))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }
}
