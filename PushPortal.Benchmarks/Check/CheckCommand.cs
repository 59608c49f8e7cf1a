using System.CommandLine;
using PushPortal.Benchmarks.Pipeline;
using PushPortal.Domain.Lab;

namespace PushPortal.Benchmarks.Check;

/// <summary>The command <c>evidence check</c>: the same scenarios through the running product in real time and through the lab. It fails when they do not agree.</summary>
internal static class CheckCommand
{
    private static readonly Option<FileInfo?> Gateway = new("--gateway") { Description = "The gateway's PushPortal.Web.dll; by default the one that was built with this program" };
    private static readonly Option<int> Pushes = Of("--pushes", "Pushes of each mode", CheckScenario.UsualPushes);
    private static readonly Option<int> Seeds = Of("--seeds", "Repetitions in the lab", 16);
    private static readonly Option<string[]> Only = new("--only") { Description = "Scenarios by name; all when left out. Nothing is written then", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<bool> LabAlone = new("--lab-alone") { Description = "Only what the lab says, in a moment" };
    private static readonly Option<string> Set = Of("--set", "Parameters of the lab's addresses that all scenarios get, such as lossRate=0.2&segments=4. Nothing is written then", "");
    private static readonly Option<FileInfo> Output = Of("--output", "Where the page goes", new FileInfo(Path.Combine("docs", "evidence", "check.md")));

    internal static Command Create()
    {
        var command = new Command("check", "The model against the running product: the same scenarios through both. Takes about three minutes.") { Gateway, Pushes, Seeds, Only, LabAlone, Set, Output };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var only = parsed.GetValue(Only) ?? [];
        var rows = new List<CheckRow>();
        try
        {
            foreach (var scenario in CheckScenario.All.Where(scenario => only.Length == 0 || only.Contains(scenario.Name)))
            {
                rows.AddRange(await RowsAsync(scenario, parsed, ct));
            }
        }
        catch (Exception failure) when (failure is GatewayFailedException or HttpRequestException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }

        if (rows.Count > 0)
        {
            await Console.Out.WriteLineAsync(CheckReport.Table(rows).ToString());
            if (only.Length == 0 && parsed.GetValue(Set) is "")
            {
                await File.WriteAllTextAsync(parsed.GetValue(Output)!.FullName, CheckReport.Page(rows, parsed.GetValue(Seeds), TimeProvider.System.GetUtcNow()), ct);
            }
        }

        return rows.TrueForAll(row => row.Agrees) ? 0 : 1;
    }

    private static async Task<IReadOnlyList<CheckRow>> RowsAsync(CheckScenario scenario, ParseResult parsed, CancellationToken ct)
    {
        var settings = Changed(scenario.Settings with { Pushes = parsed.GetValue(Pushes), Seeds = parsed.GetValue(Seeds) }, parsed.GetValue(Set)!);
        var lab = await LabExperiment.RunAsync(settings, null, ct, [.. CheckMode.All.Select(mode => mode.Arm)]);
        foreach (var mode in CheckMode.All)
        {
            var (delivered, median) = (lab.Of(mode.Arm, LabMeasure.Delivered), lab.Of(mode.Arm, LabMeasure.DeliveryP50));
            await Console.Out.WriteLineAsync(FormattableString.Invariant($"{scenario.Name}, {mode.Name}: the lab has {delivered.Mean:P2} ± {delivered.HalfWidth:P2} delivered, half of them within {median.Mean:F3} ± {median.HalfWidth:F3} s"));
        }

        if (parsed.GetValue(LabAlone))
        {
            return [];
        }

        var real = await new RealRun(settings, parsed.GetValue(Gateway)).RunAsync(ct);
        return [.. CheckMode.All.Select(mode => new CheckRow(scenario, mode, real[mode], lab.Of(mode.Arm, LabMeasure.Delivered), lab.Of(mode.Arm, LabMeasure.DeliveryP50)))];
    }

    private static LabSettings Changed(LabSettings settings, string by)
    {
        if (!LabParameters.TryParse(by, out var wanted, out var problem))
        {
            throw new GatewayFailedException(problem);
        }

        var named = by.Split('&').Select(pair => pair.Split('=')[0]).ToHashSet();
        return LabParameters.All.Where(parameter => named.Contains(parameter.Name)).Aggregate(settings, (changed, parameter) => parameter.With(changed, parameter.Get(wanted)));
    }

    private static Option<T> Of<T>(string name, string description, T value) => new(name) { Description = description, DefaultValueFactory = _ => value };
}
