using System.Diagnostics;
using PushPortal.Benchmarks.Viewers;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>One run: a fresh gateway, load through it from the submission to the confirmed notification, and what came of it.</summary>
internal sealed class PipelineRun(PipelineOptions options)
{
    private static readonly TimeSpan BindLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan WarmUpLimit = TimeSpan.FromMinutes(1);
    /// <summary>From full load to the rate.</summary>
    private static readonly TimeSpan Calming = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan MemoryEvery = TimeSpan.FromMinutes(1);

    /// <summary>In which a copy too many would come.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromMilliseconds(500);

    private readonly HandsetNumbers _numbers = new(options.Link == LinkOfRun.Simulator ? SimulatedHandsets.Count : 0);
    private readonly Tally _tally = new(options.Capacity, options.Segments);

    /// <exception cref="GatewayFailedException">The gateway did not start, or did not live through the run.</exception>
    internal async Task<RunFigures> RunAsync(CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("pushportal-bench-");
        try
        {
            using var store = StoreServer.Start(options.Store, options.Statements);
            if (options.Backlog > 0)
            {
                await Backlog.FillAsync(options, store, folder, ct);
                if (options.BacklogKind == BacklogKind.Held)
                {
                    HeldBacklog.Hold(folder);
                }
            }

            return await RunAsync(store, folder, ct);
        }
        finally
        {
            if (options.Keep)
            {
                Console.WriteLine($"The store is kept in {folder}.");
            }
            else
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private async Task<RunFigures> RunAsync(StoreServer store, DirectoryInfo folder, CancellationToken ct)
    {
        using var sink = SmppSink.Start(_numbers, _tally);
        using var receiver = NotificationReceiver.Start(_numbers, _tally);
        await using var gateway = await GatewayProcess.StartAsync(options.Gateway, GatewaySettings.Of(options, store, sink.Port), folder, ct);
        await ReadyLinkAsync(sink, gateway, ct);
        await using var viewers = await ViewersOfRun.OpenAsync(options.Viewers, gateway.Address, ct);
        using var pace = new Pace(options.Rate);
        var load = new LoadGenerator(PushRequests.Make(options, gateway.Address, receiver.Url, _numbers), gateway.Endpoint, pace, _tally);
        try
        {
            load.Start(options.Connections);
            await WarmUpAsync(gateway, ct);
            if (options.Rate > 0)
            {
                pace.Begin();
                await Task.Delay(Calming, TimeProvider.System, ct);
            }

            store.ForgetStatements();
            var start = UsageMark.Now(_tally, gateway, store);
            var memory = ProcessUsage.ResidentMemory(gateway.Id);
            await MeasureAsync(gateway, ct);
            var stop = UsageMark.Now(_tally, gateway, store);
            store.PrintStatements(Console.Out);
            await load.StopAsync(AnswerLimit);
            await DrainAsync(gateway, ct);
            var end = UsageMark.Now(_tally, gateway, store);
            await Task.Delay(Aftermath, TimeProvider.System, ct);
            if (options.Lists)
            {
                await ListTimes.PrintAsync(gateway.Address, Console.Out, ct);
            }

            return RunFigures.Of(options, _tally, (start, stop, end), gateway.ReadyAfter, viewers.Counts, memory, ProcessUsage.PeakMemory(gateway.Id), ProcessUsage.ResidentMemory(gateway.Id));
        }
        catch (Exception failure) when (failure is IOException or TimeoutException)
        {
            gateway.CheckRunning();
            throw new GatewayFailedException($"{failure.Message}\n{gateway.Tail()}", failure);
        }
    }

    private async Task ReadyLinkAsync(SmppSink sink, GatewayProcess gateway, CancellationToken ct)
    {
        if (options.Link == LinkOfRun.Smpp)
        {
            await sink.Bound.WaitAsync(BindLimit, TimeProvider.System, ct);
        }
        else
        {
            await SimulatedHandsets.PrepareAsync(gateway.Address, _numbers, ct);
        }
    }

    /// <summary>For its time, and until enough is confirmed that the gateway's code has been compiled for good.</summary>
    private async Task WarmUpAsync(GatewayProcess gateway, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) is var elapsed &&
            (elapsed < options.WarmUp || _tally.Confirmed < options.WarmUpPushes && elapsed < options.WarmUp + WarmUpLimit))
        {
            gateway.CheckRunning();
            await Task.Delay(Look, TimeProvider.System, ct);
        }
    }

    /// <summary>For its time; a long run says each minute what it holds, so that growth shows as such.</summary>
    private async Task MeasureAsync(GatewayProcess gateway, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        while (options.Measured - Stopwatch.GetElapsedTime(started) is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left < MemoryEvery ? left : MemoryEvery, TimeProvider.System, ct);
            gateway.CheckRunning();
            if (options.Measured > MemoryEvery)
            {
                Console.WriteLine(FormattableString.Invariant(
                    $"{Stopwatch.GetElapsedTime(started).TotalMinutes:f0} min: {_tally.Acknowledged} acknowledged, {_tally.Confirmed} confirmed, {ProcessUsage.ResidentMemory(gateway.Id):f0} MiB"));
            }
        }
    }

    /// <summary>Until all that was acknowledged is delivered and notified, or its time is over.</summary>
    private async Task DrainAsync(GatewayProcess gateway, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        while (!IsDrained() && Stopwatch.GetElapsedTime(started) < options.Drain)
        {
            gateway.CheckRunning();
            await Task.Delay(Look, TimeProvider.System, ct);
        }
    }

    /// <summary>The counts are cheap but may be of different transactions; the look at each is what decides.</summary>
    private bool IsDrained() => _tally.Confirmed >= _tally.Acknowledged && LostTransactions.Count(_tally, options.Link) == 0;
}
