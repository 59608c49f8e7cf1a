using System.Net;
using Hangfire;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using PushPortal.Domain.Nodes;
using PushPortal.Infrastructure.Accounts;
using PushPortal.Web.Hosting;

namespace PushPortal.Web.Operations;

/// <summary>Health, metrics and the dashboard of jobs.</summary>
internal static class OperationsEndpoints
{
    /// <summary>The tag of checks that decide about readiness.</summary>
    internal const string ReadyTag = "ready";

    private const string Metrics = "/metrics";
    private const string Nodes = "/health/nodes";
    private const string Jobs = "/hangfire";
    private const string JobsPolicy = "Jobs";

    internal static void MapOperations(this WebApplication app)
    {
        // The instruments are made with the endpoint that shows them.
        app.Services.GetRequiredService<GatewayMetrics>();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyTag) }).AllowAnonymous();
        var management = ManagementEndpoint.Read(app.Configuration)?.Port;
        app.UseOpenTelemetryPrometheusScrapingEndpoint(context => context.Request.Path == Metrics && (context.Connection.LocalPort == management || MaySee(context)));
        app.MapGet(Nodes, (HttpContext context, NodeBoard board) => context.Connection.LocalPort == management || MaySee(context)
            ? Results.Ok(board.Nodes.Select(node => new NodeAnswer(node.Name, node.Word, node.Since, node.StartedAt, node.SeenAt, node.Version, node.Epoch)))
            : Results.StatusCode(StatusCodes.Status403Forbidden)).AllowAnonymous().ExcludeFromDescription();
        app.Map(Metrics, () => Results.StatusCode(StatusCodes.Status403Forbidden)).ExcludeFromDescription();
        app.MapHangfireDashboardWithAuthorizationPolicy(JobsPolicy, Jobs);
    }

    internal static void AddJobsPolicy(this IServiceCollection services) =>
        services.AddAuthorizationBuilder().AddPolicy(JobsPolicy, policy => policy.RequireRole(PortalRole.Admin));

    /// <summary>This machine and administrators. What came through a proxy, such as the WAP gateway's, did not come from this machine.</summary>
    private static bool MaySee(HttpContext context) =>
        context.User.IsInRole(PortalRole.Admin)
        || (context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && !context.Request.Headers.ContainsKey("Via") && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("X-Original-For"));
}
