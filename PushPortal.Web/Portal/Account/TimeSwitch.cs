using Microsoft.AspNetCore.Http.HttpResults;

namespace PushPortal.Web.Portal.Account;

/// <summary>Keeps in a cookie whether times say when or how long ago, and goes back to the page.</summary>
internal static class TimeSwitch
{
    private const string Path = "/Account/Times";

    internal static void MapTimeSwitch(this IEndpointRouteBuilder routes) => routes.MapGet(Path, Set).AllowAnonymous().ExcludeFromDescription();

    internal static RedirectHttpResult Set(string? form, string? returnUrl, HttpContext http)
    {
        if (form == ViewSettings.RelativeWord)
        {
            http.Response.Cookies.Append(
                ViewSettings.TimesCookie, form, new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true, Path = "/" });
        }
        else
        {
            http.Response.Cookies.Delete(ViewSettings.TimesCookie);
        }

        return TypedResults.Redirect(LocalUrl.OrHome(returnUrl));
    }

    internal static string Link(bool relative, string returnUrl) => PortalLinks.With(Path, ("form", relative ? ViewSettings.RelativeWord : null), ("returnUrl", returnUrl));
}
