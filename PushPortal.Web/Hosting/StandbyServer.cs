using System.Globalization;
using Microsoft.Net.Http.Headers;
using PushPortal.Domain.Nodes;
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

    /// <summary>Before what could not be prepared is tried again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>For the end of the preparation, when the turn has come.</summary>
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(8);

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
    /// <param name="signs">Say meanwhile that this node stands by.</param>
    /// <param name="store">Of a process that has not worked yet, which prepares for it meanwhile; null when it has.</param>
    internal static async Task<bool> WaitAsync(NodeTurn turn, string[] args, StoreRehearsal? store, NodeSigns signs)
    {
        var server = new StandbyServer(turn, args);
        await using (server._app)
        {
            await server._app.StartAsync();
            return await server.WaitAsync(store, signs, server._app.Lifetime.ApplicationStopping);
        }
    }

    private async Task<bool> WaitAsync(StoreRehearsal? store, NodeSigns signs, CancellationToken ends)
    {
        using var waits = CancellationTokenSource.CreateLinkedTokenSource(ends);
        var prepares = PrepareAsync(store, waits.Token);
        var says = signs.RunAsync(() => _isPrepared ? NodeState.Prepared : NodeState.Preparing, waits.Token);
        try
        {
            await _turn.TakeAsync(ends);
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            await waits.CancelAsync();
            await says;
            using var limit = new CancellationTokenSource(StopLimit, TimeProvider.System);
            await signs.LeaveAsync(limit.Token);
            return false;
        }
        finally
        {
            // The gateway does not start beside its rehearsal. One that does not end would keep the lease from everybody: then the process ends.
            await waits.CancelAsync();
            await says;
            await prepares.WaitAsync(LongestEnd, TimeProvider.System, CancellationToken.None);
        }

        var isEnding = ends.IsCancellationRequested;
        await _app.StopAsync(CancellationToken.None);
        return !isEnding;
    }

    /// <summary>What cannot be prepared is tried again, and built when it is needed if it is this node's turn before: no reason not to stand by.</summary>
    private async Task PrepareAsync(StoreRehearsal? store, CancellationToken ct)
    {
        Queue<Func<Task>> steps = store is null ? [] : new([
            () => store.RunAsync(ct),
            () => Rehearsal.RunAsync(Directory.CreateTempSubdirectory("pushportal-rehearsal-"), TimeProvider.System, ct)]);
        while (steps.TryDequeue(out var step) && !ct.IsCancellationRequested)
        {
            try
            {
                await Task.Run(step, CancellationToken.None);
            }
            catch (Exception) when (ct.IsCancellationRequested)
            {
                // It is this node's turn, or its end.
                return;
            }
            catch (Exception failure)
            {
                LogUnprepared(_app.Logger, failure);
                steps.Enqueue(step);
                await Task.Delay(Pause, TimeProvider.System, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        _isPrepared = !ct.IsCancellationRequested;
    }

    private Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers[HeaderNames.RetryAfter] = RetryAfter.ToString(CultureInfo.InvariantCulture);
        return Results.Problem(
            statusCode: StatusCodes.Status503ServiceUnavailable,
            title: "This node stands by",
            detail: (_turn.Worker is { Length: > 0 } worker ? $"The node '{worker}' works." : "No node works at this moment.")
                + (_isPrepared ? " This one is prepared to take over." : " This one is not prepared yet: it would take some seconds longer.")).ExecuteAsync(context);
    }

    [LoggerMessage(LogLevel.Warning, "What a takeover needs could not be prepared: it would take some seconds longer now. It is tried again")]
    private static partial void LogUnprepared(ILogger logger, Exception failure);
}
