using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;

namespace PushPortal.Web.Portal.Account;

/// <summary>Keeps the chosen language in a cookie and goes back to the page.</summary>
internal static class LanguageSwitch
{
    internal static RedirectHttpResult Set(string? language, string? returnUrl, HttpContext http)
    {
        if (language is not null && PortalLanguages.All.Contains(language))
        {
            http.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)),
                new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true, Path = "/" });
        }

        return TypedResults.Redirect(LocalUrl.OrHome(returnUrl));
    }

    internal static string Link(string language, string returnUrl) =>
        $"/Account/Language?language={language}&returnUrl={Uri.EscapeDataString(returnUrl)}";
}
