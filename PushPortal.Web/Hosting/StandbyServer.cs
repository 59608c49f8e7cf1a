using System.Globalization;
using Microsoft.Net.Http.Headers;
using PushPortal.Infrastructure.Nodes;

namespace PushPortal.Web.Hosting;

/// <summary>
/// What answers at this node's addresses while another node works: the process lives, and is not ready. A load balancer that asks for readiness sends everything to the other one.
/// </summary>
internal sealed partial class StandbyServer
{
    /// <summary>In seconds: about what a takeover takes.</summary>
    private const int RetryAfter = 5;

    private static readonly TimeSpan StopLimit = TimeSpan.FromMilliseconds(100);

    private readonly NodeTurn _turn;
    private readonly WebApplication _app;
    private volatile bool _isPrepared;

    private StandbyServer(NodeTurn turn, string[] args)
    {
        _turn = turn;
        var builder = WebApplication.CreateBuilder(args);
        builder.ConfigureServer();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopLimit);
        _app = builder.Build();
        _app.Map("/health/live", () => "Healthy");
        _app.Map("/{**path}", AnswerAsync);
    }

    /// <summary>Returns when it is this node's turn. False when the process is told to end before.</summary>
    /// <param name="store">Of a process that has not worked yet, which prepares for it meanwhile; null when it has.</param>
    internal static async Task<bool> WaitAsync(NodeTurn turn, string[] args, StoreRehearsal? store)
    {
        var server = new StandbyServer(turn, args);
        await using (server._app)
        {
            await server._app.StartAsync();
            return await server.WaitAsync(store, server._app.Lifetime.ApplicationStopping);
        }
    }

    private async Task<bool> WaitAsync(StoreRehearsal? store, CancellationToken ends)
    {
        using var waits = CancellationTokenSource.CreateLinkedTokenSource(ends);
        var prepares = PrepareAsync(store, waits.Token);
        try
        {
            await _turn.TakeAsync(ends);
            await waits.CancelAsync();
            await prepares;
            var isEnding = ends.IsCancellationRequested;
            await _app.StopAsync(CancellationToken.None);
            return !isEnding;
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            await prepares;
            return false;
        }
    }

    /// <summary>What cannot be prepared is built when it is needed: no reason not to stand by.</summary>
    private async Task PrepareAsync(StoreRehearsal? store, CancellationToken ct)
    {
        try
        {
            if (store is not null)
            {
                await Task.Run(() => store.RunAsync(ct), ct);
                await Task.Run(() => Rehearsal.RunAsync(TimeProvider.System, ct), ct);
            }

            _isPrepared = true;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // It is this node's turn, or its end.
        }
        catch (Exception failure)
        {
            LogUnprepared(_app.Logger, failure);
        }
    }

    private Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers[HeaderNames.RetryAfter] = RetryAfter.ToString(CultureInfo.InvariantCulture);
        return Results.Problem(
            statusCode: StatusCodes.Status503ServiceUnavailable,
            title: "This node stands by",
            detail: (_turn.Worker is { Length: > 0 } worker ? $"The node '{worker}' works." : "No node works at this moment.")
                + (_isPrepared ? " This one is prepared to take over." : " This one prepares to take over.")).ExecuteAsync(context);
    }

    [LoggerMessage(LogLevel.Warning, "What a takeover needs could not be prepared; it will take some seconds longer")]
    private static partial void LogUnprepared(ILogger logger, Exception failure);
}
