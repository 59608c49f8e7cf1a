using System.Diagnostics;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>Fills a store before a run, through the gateway itself: what the run meets is what the gateway would have made of so many pushes.</summary>
internal static class Backlog
{
    private const int Recipients = 1000;
    private const int Connections = 4;

    /// <summary>In which the gateway writes behind the message path what it keeps in memory of the newest pushes: a start after a usual day finds no more of it.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Limit = TimeSpan.FromHours(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    internal static async Task FillAsync(PipelineOptions run, StoreServer store, DirectoryInfo folder, CancellationToken ct)
    {
        var options = run with
        {
            Api = PushApi.Rest,
            Link = LinkOfRun.Smpp,
            Recipients = Recipients,
            Segments = 1,
            DeliverAfter = run.BacklogKind != BacklogKind.History ? TimeProvider.System.GetUtcNow().AddHours(12) : null,
        };
        var transactions = run.Backlog / Recipients * Recipients;
        var numbers = new HandsetNumbers(0);
        var tally = new Tally(transactions, options.Segments);
        using var sink = SmppSink.Start(numbers, tally);
        using var receiver = NotificationReceiver.Start(numbers, tally);
        await using var gateway = await GatewayProcess.StartAsync(options.Gateway, GatewaySettings.Of(options, store, sink.Port), folder, ct);
        using var pace = new Pace(0);
        new LoadGenerator(PushRequests.Make(options, gateway.Address, receiver.Url, numbers), gateway.Endpoint, pace, tally).Start(Connections);
        var started = Stopwatch.GetTimestamp();
        while (tally.Acknowledged < transactions || run.BacklogKind == BacklogKind.History && tally.Confirmed < transactions)
        {
            gateway.CheckRunning();
            if (Stopwatch.GetElapsedTime(started) > Limit)
            {
                throw new GatewayFailedException($"The store was not filled in time.\n{gateway.Tail()}");
            }

            await Task.Delay(Look, TimeProvider.System, ct);
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await Task.Delay(Settling, TimeProvider.System, ct);
        Console.WriteLine(FormattableString.Invariant($"{transactions} transactions ({run.BacklogKind}) in {seconds:f0} s"));
    }
}
