using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal;

/// <summary>
/// The portal's middleware and endpoints. To be called after UseAuthentication and UseAuthorization, where those are called at all, and
/// after the error pages: <c>/error</c> for exceptions and <c>/not-found</c> for re-executed status codes.
/// </summary>
internal static class PortalEndpoints
{
    internal static WebApplication MapPortal(this WebApplication app)
    {
        // The language comes before everything that writes text, the antiforgery check after authentication.
        app.UseRequestLocalization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/Account/Language", LanguageSwitch.Set).AllowAnonymous().ExcludeFromDescription();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }
}
