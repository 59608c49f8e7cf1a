using Microsoft.AspNetCore.Diagnostics;
using PushPortal.Web.Export;
using PushPortal.Web.Portal.Account;

namespace PushPortal.Web.Portal;

/// <summary>The portal's middleware and endpoints.</summary>
internal static class PortalEndpoints
{
    private const string HtmlType = "text/html";

    /// <summary>Programs are answered in one language.</summary>
    private static readonly PathString[] ForPrograms = ["/api", "/pap", "/hubs"];

    /// <summary>Errors as pages, for browsers alone. Comes before everything else.</summary>
    internal static WebApplication UsePortalErrorPages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseWhen(IsPage, pages => pages.UseExceptionHandler("/error"));
        }

        // Not in a branch of its own: the routing of the whole application has to see the second execution.
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.Use((context, next) =>
        {
            if (!IsPage(context) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            return next(context);
        });
        return app;
    }

    /// <summary>To be called after UseAuthentication and UseAuthorization.</summary>
    internal static WebApplication MapPortal(this WebApplication app)
    {
        // The language comes before everything that writes text, the antiforgery check after authentication.
        app.UseWhen(context => !Array.Exists(ForPrograms, path => context.Request.Path.StartsWithSegments(path)), pages => pages.UseRequestLocalization());
        app.UseAntiforgery();
        app.UsePasswordDue();
        app.MapStaticAssets().AllowAnonymous();
        app.MapZoneSwitch();
        app.MapTimeSwitch();
        app.MapGet("/Account/Language", LanguageSwitch.Set).AllowAnonymous().ExcludeFromDescription();
        app.MapGet(PortalLinks.TransactionRoute, TransactionRedirect.GoAsync).RequireAuthorization().ExcludeFromDescription();
        app.MapGet(PortalLinks.BulkRetryCsvRoute, BulkRetryExport.WriteAsync).RequireAuthorization().ExcludeFromDescription();
        app.MapGet(PortalLinks.AuditCsv, AuditExport.WriteAsync).RequireAuthorization(PortalPolicies.Admin).ExcludeFromDescription();
        app.MapGet(PortalLinks.PushExport, PushExport.WritePushesAsync).RequireAuthorization().ExcludeFromDescription();
        app.MapGet(PortalLinks.FailureExport, PushExport.WriteFailuresAsync).RequireAuthorization().ExcludeFromDescription();
        app.MapGet(PortalLinks.ReportExport, Export.ReportExport.WriteAsync).RequireAuthorization(PortalPolicies.Staff).ExcludeFromDescription();
        app.MapGet(PortalLinks.UsageExport, Export.UsageExport.WriteAsync).RequireAuthorization().ExcludeFromDescription();
        app.MapGet(PortalLinks.ImportErrorsRoute, ImportExport.SendErrorsAsync).RequireAuthorization(PortalPolicies.Submit).ExcludeFromDescription();
        app.MapGet(PortalLinks.ImportResultsRoute, ImportExport.SendResultsAsync).RequireAuthorization(PortalPolicies.Submit).ExcludeFromDescription();
        app.MapGet(PortalLinks.ImportSample, ImportExport.WriteSampleAsync).RequireAuthorization(PortalPolicies.Submit).ExcludeFromDescription();
        app.MapGet(PortalLinks.TraceFile, TraceExport.WriteAsync).RequireAuthorization(PortalPolicies.Staff).ExcludeFromDescription();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }

    private static bool IsPage(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api") && context.Request.Headers.Accept.ToString().Contains(HtmlType, StringComparison.OrdinalIgnoreCase);
}
