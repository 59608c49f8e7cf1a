using Microsoft.AspNetCore.Http.HttpResults;

namespace PushPortal.Web.Portal.Account;

/// <summary>Keeps the chosen time zone in a cookie and goes back to the page; without a zone the browser's is shown again.</summary>
internal static class ZoneSwitch
{
    private const string Path = "/Account/Zone";

    internal static void MapZoneSwitch(this IEndpointRouteBuilder routes) => routes.MapGet(Path, Set).AllowAnonymous().ExcludeFromDescription();

    internal static RedirectHttpResult Set(string? zone, string? returnUrl, HttpContext http)
    {
        if (string.IsNullOrEmpty(zone))
        {
            http.Response.Cookies.Delete(ViewSettings.ChosenZoneCookie);
        }
        else if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            http.Response.Cookies.Append(
                ViewSettings.ChosenZoneCookie, zone, new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true, Path = "/" });
        }

        return TypedResults.Redirect(LocalUrl.OrHome(returnUrl));
    }

    internal static string Link(string zone, string returnUrl) => PortalLinks.With(Path, ("zone", zone), ("returnUrl", returnUrl));
}
