using System.Globalization;
using Microsoft.Net.Http.Headers;
using PushPortal.Infrastructure.Nodes;

namespace PushPortal.Web.Hosting;

/// <summary>
/// What answers at this node's addresses while another node works: the process lives, and is not ready. A load balancer that asks for readiness sends everything to the other one.
/// </summary>
internal static class StandbyServer
{
    /// <summary>In seconds: about what a takeover takes.</summary>
    private const int RetryAfter = 5;

    private static readonly TimeSpan StopLimit = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns when it is this node's turn. False when the process is told to end before.</summary>
    internal static async Task<bool> WaitAsync(NodeTurn turn, string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.ConfigureServer();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopLimit);
        await using var app = builder.Build();
        app.Map("/health/live", () => "Healthy");
        app.Map("/{**path}", (HttpContext context) => AnswerAsync(context, turn.Worker));
        await app.StartAsync();
        try
        {
            await turn.TakeAsync(app.Lifetime.ApplicationStopping);
            var ends = app.Lifetime.ApplicationStopping.IsCancellationRequested;
            await app.StopAsync();
            return !ends;
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return false;
        }
    }

    private static Task AnswerAsync(HttpContext context, string? worker)
    {
        context.Response.Headers[HeaderNames.RetryAfter] = RetryAfter.ToString(CultureInfo.InvariantCulture);
        return Results.Problem(
            statusCode: StatusCodes.Status503ServiceUnavailable,
            title: "This node stands by",
            detail: worker is { Length: > 0 } ? $"The node '{worker}' works." : "No node works at this moment.").ExecuteAsync(context);
    }
}
