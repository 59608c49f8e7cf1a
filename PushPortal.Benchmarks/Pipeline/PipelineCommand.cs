using System.CommandLine;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>The command <c>pipeline</c>: pushes through the whole gateway, from the initiator's request to its confirmed notification.</summary>
internal static class PipelineCommand
{
    internal const string Name = "pipeline";

    private const int BulkRecipients = 10_000;

    private static readonly Option<FileInfo?> Gateway = new("--gateway") { Description = "The gateway's PushPortal.Web.dll; by default the one that was built with this program" };
    private static readonly Option<PushApi> Api = Of("--api", "By which door pushes are submitted", PushApi.Pap);
    private static readonly Option<LinkOfRun> Link = Of("--link", "The way to handsets: our SMSC over SMPP, or the simulated network in the gateway's process", LinkOfRun.Smpp);
    private static readonly Option<StoreOfRun> Store = Of("--store", "The database: a file of the gateway's, or a PostgreSQL that is started for the run", StoreOfRun.Sqlite);
    private static readonly Option<int> Connections = Of("--connections", "Keep-alive connections of the load", 256);
    private static readonly Option<double> Rate = Of("--rate", "Pushes a second, with latencies from the time each was due; 0 for as many as are answered", 0.0);
    private static readonly Option<int> Recipients = Of("--recipients", "Recipients of each push", 1);
    private static readonly Option<bool> Bulk = Of("--bulk", "The same as --recipients 10000", false);
    private static readonly Option<int> Segments = Of("--segments", "Short messages that each push takes", 1);
    private static readonly Option<double> WarmUp = Of("--warm-up", "Seconds of load before the measured time", 20.0);
    private static readonly Option<int> WarmUpPushes = Of("--warm-up-pushes", "Transactions that must be confirmed before the measured time, for a gateway whose code is compiled; at most a minute is waited for them", 150_000);
    private static readonly Option<double> Seconds = Of("--seconds", "Seconds of the measured time", 15.0);
    private static readonly Option<double> Drain = Of("--drain", "Most seconds until all is delivered and notified after the load", 60.0);
    private static readonly Option<int> Runs = Of("--runs", "Runs, each with a new gateway; the result is their median", 1);
    private static readonly Option<int> Window = Of("--window", "Segments outstanding over each SMPP session", 1000);
    private static readonly Option<int> Sessions = Of("--sessions", "SMPP sessions", 1);
    private static readonly Option<int> Viewers = Of("--viewers", "Live viewers: so many programs at the hub, and so many open dashboards", 0);
    private static readonly Option<int> Backlog = Of("--backlog", "Transactions, in thousands, that are in the store before the run; the gateway takes them first and is started anew", 0);
    private static readonly Option<BacklogKind> Kind = Of("--backlog-kind", "Whether those wait for a later time, were delivered and confirmed, or are of another account, which is held", BacklogKind.Waiting);
    private static readonly Option<bool> Statements = Of("--statements", "With --store Postgres, also say which statements its server spent its time on while the load was measured; costs a little", false);
    private static readonly Option<bool> Lists = Of("--lists", "When the load is over, also say how long first pages of the lists take", false);
    private static readonly Option<int> Kills = Of("--kills", "Instead of measuring: kill the gateway so often at random moments of the load, start it again over its store, and check that it kept its word", 0);
    private static readonly Option<bool> Keep = Of("--keep", "Leave the folder with the store and the console output", false);
    private static readonly Option<string[]> Settings = new("--settings") { Description = "A further setting of the gateway, Name=Value; may be repeated" };

    internal static Command Create()
    {
        var command = new Command(Name, "Pushes through the whole gateway, in a process of its own. The last line is for programs.")
        {
            Gateway, Api, Link, Store, Connections, Rate, Recipients, Bulk, Segments, WarmUp, WarmUpPushes, Seconds, Drain, Runs, Window, Sessions, Viewers, Backlog, Kind, Lists, Statements, Kills, Keep, Settings,
        };
        Settings.Validators.Add(settings =>
        {
            if (settings.Tokens.FirstOrDefault(token => !token.Value.Contains('=', StringComparison.Ordinal)) is { } wrong)
            {
                settings.AddError($"'{wrong.Value}' is not Name=Value.");
            }
        });
        foreach (var count in (Option<int>[])[Connections, Recipients, Segments, Runs, Window, Sessions])
        {
            count.Validators.Add(value =>
            {
                if (value.GetValueOrDefault<int>() < 1)
                {
                    value.AddError($"{count.Name} must be at least 1.");
                }
            });
        }

        command.Validators.Add(line =>
        {
            if (line.GetValue(Kills) > 0 && (line.GetValue(Bulk) || line.GetValue(Recipients) > 1 || line.GetValue(Link) != LinkOfRun.Smpp || line.GetValue(Store) != StoreOfRun.Sqlite || line.GetValue(Backlog) > 0))
            {
                line.AddError("--kills goes with one recipient a push, the SMPP link and an empty store on SQLite.");
            }
        });
        command.Validators.Add(line =>
        {
            if (line.GetValue(Kind) == BacklogKind.Held && line.GetValue(Store) != StoreOfRun.Sqlite)
            {
                line.AddError("--backlog-kind Held goes with the store on SQLite.");
            }
        });
        command.SetAction((parsed, ct) => RunAsync(Read(parsed), ct));
        return command;
    }

    private static async Task<int> RunAsync(PipelineOptions options, CancellationToken ct)
    {
        var runs = new List<RunFigures>();
        try
        {
            if (options.Kills > 0)
            {
                return await KillRun.RunAsync(options, ct) ? 0 : 1;
            }

            for (var run = 0; run < options.Runs; run++)
            {
                runs.Add(await new PipelineRun(options).RunAsync(ct));
            }
        }
        catch (GatewayFailedException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }

        FigureTable.Print(runs, Console.Out);
        return runs.TrueForAll(run => run.IsSound) ? 0 : 1;
    }

    private static PipelineOptions Read(ParseResult parsed) => new()
    {
        Gateway = parsed.GetValue(Gateway),
        Api = parsed.GetValue(Api),
        Link = parsed.GetValue(Link),
        Store = parsed.GetValue(Store),
        Connections = parsed.GetValue(Connections),
        Rate = parsed.GetValue(Rate),
        Recipients = parsed.GetValue(Bulk) ? BulkRecipients : parsed.GetValue(Recipients),
        Segments = parsed.GetValue(Segments),
        WarmUp = TimeSpan.FromSeconds(parsed.GetValue(WarmUp)),
        WarmUpPushes = parsed.GetValue(WarmUpPushes),
        Measured = TimeSpan.FromSeconds(parsed.GetValue(Seconds)),
        Drain = TimeSpan.FromSeconds(parsed.GetValue(Drain)),
        Runs = parsed.GetValue(Runs),
        Window = parsed.GetValue(Window),
        Sessions = parsed.GetValue(Sessions),
        Viewers = parsed.GetValue(Viewers),
        Backlog = parsed.GetValue(Backlog) * 1000,
        BacklogKind = parsed.GetValue(Kind),
        Lists = parsed.GetValue(Lists),
        Statements = parsed.GetValue(Statements),
        Kills = parsed.GetValue(Kills),
        Keep = parsed.GetValue(Keep),
        Settings = [.. (parsed.GetValue(Settings) ?? []).Select(Setting)],
    };

    private static KeyValuePair<string, string> Setting(string setting)
    {
        var at = setting.IndexOf('=', StringComparison.Ordinal);
        return new(setting[..at].Replace(":", "__", StringComparison.Ordinal), setting[(at + 1)..]);
    }

    private static Option<T> Of<T>(string name, string description, T value) => new(name) { Description = description, DefaultValueFactory = _ => value };
}
