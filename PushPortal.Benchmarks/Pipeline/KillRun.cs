using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>
/// The gateway is killed at random moments of full load and started again over its store. What it acknowledged has to be delivered whole and told, however often it died; a segment may
/// come twice, if the transaction says of itself that this may have happened, and a result may be told twice.
/// </summary>
internal static class KillRun
{
    private const int ShortestLifeMilliseconds = 500;
    private const int LongestLifeMilliseconds = 4_000;

    /// <summary>A gateway that hardly takes anything has proved nothing.</summary>
    private const int LeastAcknowledgedALife = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan DrainLimit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Answers whether the gateway kept its word.</summary>
    internal static async Task<bool> RunAsync(PipelineOptions options, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("pushportal-kill-");
        try
        {
            return await RunAsync(options, folder, ct);
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

    private static async Task<bool> RunAsync(PipelineOptions options, DirectoryInfo folder, CancellationToken ct)
    {
        var numbers = new HandsetNumbers(0);
        var tally = new Tally(options.Capacity * 4, options.Segments);
        using var sink = SmppSink.Start(numbers, tally);
        using var receiver = NotificationReceiver.Start(numbers, tally);
        using var store = StoreServer.Start(options.Store);
        var settings = GatewaySettings.Of(options, store, sink.Port).ToList();
        GatewayProcess? gateway = await GatewayProcess.StartAsync(options.Gateway, settings, folder, ct);
        var port = gateway.Endpoint.Port;
        try
        {
            using var pace = new Pace(options.Rate);
            var load = new LoadGenerator(PushRequests.Make(options, gateway.Address, receiver.Url, numbers), gateway.Endpoint, pace, tally, Patience);
            load.Start(options.Connections);
            await Task.Delay(options.WarmUp, TimeProvider.System, ct);
            for (var kill = 0; kill < options.Kills; kill++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(ShortestLifeMilliseconds, LongestLifeMilliseconds)), TimeProvider.System, ct);
                var acknowledged = tally.Acknowledged;
                await gateway.KillAsync();
                await gateway.DisposeAsync();
                gateway = null;
                gateway = await GatewayProcess.StartAsync(options.Gateway, settings, folder, ct, port);
                Console.WriteLine(FormattableString.Invariant($"kill {kill + 1}: {acknowledged} acknowledged before, ready again after {gateway.ReadyAfter.TotalSeconds:f1} s"));
            }

            await Task.Delay(options.Measured, TimeProvider.System, ct);
            await load.StopAsync(AnswerLimit);
            await DrainAsync(tally, ct);
        }
        finally
        {
            if (gateway is not null)
            {
                await gateway.DisposeAsync();
            }
        }

        return Judge(options, tally, PossibleDuplicates(folder));
    }

    private static async Task DrainAsync(Tally tally, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        while (LostTransactions.Count(tally, LinkOfRun.Smpp) > 0 && Stopwatch.GetElapsedTime(started) < DrainLimit)
        {
            await Task.Delay(Look, TimeProvider.System, ct);
        }
    }

    private static bool Judge(PipelineOptions options, Tally tally, HashSet<long> possible)
    {
        int sentTwice = 0, unsaid = 0, toldTwice = 0, toldTooSoon = 0;
        for (var transaction = 0; transaction < tally.Taken; transaction++)
        {
            var trace = tally[transaction];
            var twice = trace.Segments > options.Segments;
            sentTwice += twice ? 1 : 0;
            unsaid += twice && !possible.Contains(transaction) ? 1 : 0;
            toldTwice += trace.IsToldTwice ? 1 : 0;

            // What was committed before a kill and not answered is looked at too: nothing may be told as delivered that no handset has whole.
            toldTooSoon += trace.Notified > 0 && (!trace.IsWhole || trace.Delivered > trace.Notified) ? 1 : 0;
        }

        var lost = LostTransactions.Count(tally, LinkOfRun.Smpp);
        Console.WriteLine($"sent twice {sentTwice}, of which not marked as possible duplicates {unsaid}; told twice {toldTwice}; told as not delivered {tally.OtherStates}, as delivered before it was {toldTooSoon}; of no push of the run {tally.Strays}");
        Console.WriteLine($"RESULT kills={options.Kills} acknowledged={tally.Acknowledged} lost={lost} unsaid_duplicates={unsaid} false_states={tally.OtherStates + toldTooSoon}");
        return lost == 0 && unsaid == 0 && tally.OtherStates + toldTooSoon == 0 && tally.Strays == 0 && tally.Acknowledged >= options.Kills * LeastAcknowledgedALife;
    }

    /// <summary>The pushes of the load whose transaction says that its group may have gone out twice.</summary>
    private static HashSet<long> PossibleDuplicates(DirectoryInfo folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "data", "pushportal.db")};Mode=ReadOnly;Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT p.initiator_push_id FROM transactions t JOIN pushes p ON p.id = t.push_id WHERE t.possible_duplicate";
        using var rows = command.ExecuteReader();
        var found = new HashSet<long>();
        while (rows.Read())
        {
            var digits = rows.GetString(0)[PushTemplate.PushIdStart.Length..^PushTemplate.PushIdEnd.Length];
            found.Add(long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture));
        }

        return found;
    }
}
