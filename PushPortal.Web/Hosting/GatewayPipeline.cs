using PushPortal.Web.Api;
using PushPortal.Web.Api.Accounts;
using PushPortal.Web.Api.Callbacks;
using PushPortal.Web.Api.Conventions;
using PushPortal.Web.Api.Events;
using PushPortal.Web.Api.Failures;
using PushPortal.Web.Api.Groups;
using PushPortal.Web.Api.Imports;
using PushPortal.Web.Api.Keys;
using PushPortal.Web.Api.Pushes;
using PushPortal.Web.Api.Reports;
using PushPortal.Web.Api.Retries;
using PushPortal.Web.Api.Simulator;
using PushPortal.Web.Api.Transactions;
using PushPortal.Web.Api.Usage;
using PushPortal.Web.Demo;
using PushPortal.Web.Live;
using PushPortal.Web.Operations;
using PushPortal.Web.Pap;
using PushPortal.Web.Portal;
using Scalar.AspNetCore;

namespace PushPortal.Web.Hosting;

/// <summary>Middleware and endpoints by role.</summary>
internal static class GatewayPipeline
{
    internal static WebApplication MapGateway(this WebApplication app, GatewayRoles roles)
    {
        app.UseSecurityHeaders();
        app.UseTrustedProxies();
        app.UseManagementEndpoint();
        app.UseHttpTrace();
        app.UseTraceParent();

        // Here, so that an endpoint can end the way of a request behind it (PAP), and not before.
        app.UseRouting();
        if (roles.HasFlag(GatewayRoles.Portal))
        {
            app.UsePortalErrorPages();
        }

        // The API has its own errors; in the other order they would come as pages.
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api =>
        {
            api.UseExceptionHandler();
            api.UseStatusCodePages();
        });
        app.UseAuthentication();
        app.UseAuthorization();
        if (roles.HasFlag(GatewayRoles.Ppg))
        {
            app.MapPap();
            var api = app.MapGroup("/api/v1").RequireAuthorization(GatewayServices.ApiPolicy).KnowsItsQuery()
                .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
                .ProducesProblem(StatusCodes.Status500InternalServerError).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
            api.MapPushes();
            api.MapTransactions();
            api.MapEvents();
            api.MapFailures();
            api.MapBulkRetries();
            api.MapCallbacks();
            api.MapCallbackEndpoint();
            api.MapImports();
            api.MapKeys();
            api.MapAccount();
            api.MapRecipientGroups();
            api.MapReports();
            api.MapUsage();
        }

        if (roles.HasFlag(GatewayRoles.Smsc))
        {
            app.MapSimulator().RequireAuthorization(GatewayServices.ApiPolicy).KnowsItsQuery()
                .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status500InternalServerError);
        }

        if (roles.HasFlag(GatewayRoles.Portal))
        {
            app.MapPortal();
            app.MapHub<DeliveryHub>(DeliveryHub.Path).RequireAuthorization(GatewayServices.HubPolicy);
        }

        if (app.Configuration.GetValue("PushPortal:DemoData", false))
        {
            app.MapDemoContent();
        }

        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapScalarApiReference("/docs", options => options.WithTitle("PushPortal API").DisableDefaultFonts().DisableAgent().DisableTelemetry().WithNonce()).AllowAnonymous();
        app.MapOperations();
        return app;
    }
}
