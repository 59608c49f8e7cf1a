using PushPortal.Benchmarks.Pipeline;
using PushPortal.Domain.Lab;

namespace PushPortal.Benchmarks.Check;

/// <summary>A scenario through the running product: a gateway in a process of its own, its simulated network, and both modes at the same time, each over a link and to handsets of its own.</summary>
internal sealed class RealRun(LabSettings settings, FileInfo? program)
{
    /// <summary>For a gateway whose code is compiled: so many pushes go before those that are measured, over a network without faults.</summary>
    private const int WarmUp = 400;

    private const int TasksAtATime = 32;

    /// <summary>After the last lifetime.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _clock = TimeProvider.System;

    /// <exception cref="GatewayFailedException">The gateway did not start, or did not take a push.</exception>
    internal async Task<IReadOnlyDictionary<CheckMode, RealFigures>> RunAsync(CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("pushportal-check-");
        try
        {
            var smppPort = PeerSockets.FreePort();
            await using var gateway = await GatewayProcess.StartAsync(program, CheckedGateway.Settings(settings, smppPort), folder, ct);
            using var api = new SimulatorApi(gateway.Address);
            await using var esme = await CheckEsme.BindAsync(smppPort, ct);
            await MakeHandsetsAsync(api, ct);
            await api.ChangeNetworkAsync(CheckedGateway.Network(new LabSettings { SegmentTime = TimeSpan.Zero, Jitter = TimeSpan.Zero }, settings.Seed), ct);
            await SubmitAsync(settings.Pushes, WarmUp, api, esme, ct);
            await api.ChangeNetworkAsync(CheckedGateway.Network(settings, settings.Seed), ct);
            var submitted = await SubmitAsync(0, settings.Pushes, api, esme, ct);
            await Task.Delay(settings.Lifetime + Aftermath, _clock, ct);
            gateway.CheckRunning();
            if (esme.Refused > 0 || esme.Taken < WarmUp + settings.Pushes)
            {
                throw new GatewayFailedException($"The gateway took {esme.Taken} messages by SMPP and refused {esme.Refused}.\n{gateway.Tail()}");
            }

            var figures = new Dictionary<CheckMode, RealFigures>();
            foreach (var mode in CheckMode.All)
            {
                figures[mode] = await GatherAsync(mode, submitted[mode], api, ct);
            }

            return figures;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private Task MakeHandsetsAsync(SimulatorApi api, CancellationToken ct) => Parallel.ForEachAsync(
        CheckMode.All.SelectMany(mode => Enumerable.Range(0, settings.Handsets).Select(mode.NumberOf)),
        new ParallelOptions { MaxDegreeOfParallelism = TasksAtATime, CancellationToken = ct },
        async (number, stop) => await api.MakeHandsetAsync(number, stop));

    /// <summary>At random times, to random handsets, as the lab does.</summary>
    /// <returns>When each was submitted, from <paramref name="first"/> on.</returns>
    private async Task<IReadOnlyDictionary<CheckMode, DateTimeOffset[]>> SubmitAsync(int first, int count, SimulatorApi api, CheckEsme esme, CancellationToken ct)
    {
        var submitted = CheckMode.All.ToDictionary(mode => mode, _ => new DateTimeOffset[count]);
        await Task.WhenAll(
            PaceAsync(first, CheckMode.Transactions, submitted[CheckMode.Transactions], api.PushAsync, ct),
            PaceAsync(first, CheckMode.StoreAndForward, submitted[CheckMode.StoreAndForward], (recipient, datagram, stop) => esme.SubmitAsync(recipient, datagram, stop), ct));
        return submitted;
    }

    private async Task PaceAsync(int first, CheckMode mode, DateTimeOffset[] submitted, Func<string, byte[], CancellationToken, Task> submit, CancellationToken ct)
    {
        var random = new Random(HashCode.Combine(first, (int)mode.Arm));
        var open = new List<Task>(submitted.Length);
        var due = _clock.GetUtcNow();
        for (var at = 0; at < submitted.Length; at++)
        {
            due -= TimeSpan.FromSeconds(Math.Log(1 - random.NextDouble()) / settings.PushesPerSecond);
            if (due - _clock.GetUtcNow() is var wait && wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, _clock, ct);
            }

            submitted[at] = _clock.GetUtcNow();
            open.Add(submit(mode.NumberOf(random.Next(settings.Handsets)), CheckDatagram.Of(first + at, settings.Segments), ct));
        }

        await Task.WhenAll(open);
    }

    private async Task<RealFigures> GatherAsync(CheckMode mode, DateTimeOffset[] submitted, SimulatorApi api, CancellationToken ct)
    {
        var shown = new Dictionary<int, DateTimeOffset>();
        for (var handset = 0; handset < settings.Handsets; handset++)
        {
            foreach (var (push, at) in await api.InboxAsync(mode.NumberOf(handset), ct))
            {
                if (push < submitted.Length && (!shown.TryGetValue(push, out var before) || at < before))
                {
                    shown[push] = at;
                }
            }
        }

        var times = shown.Select(push => push.Value - submitted[push.Key]).Where(time => time <= settings.Lifetime).Order().ToList();
        return new RealFigures(submitted.Length, times);
    }
}
