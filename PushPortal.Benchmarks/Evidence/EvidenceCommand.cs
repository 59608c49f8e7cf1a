using System.CommandLine;
using PushPortal.Benchmarks.Check;
using PushPortal.Domain.Lab;

namespace PushPortal.Benchmarks.Evidence;

/// <summary>The command <c>evidence</c>: runs the lab over all scenarios and writes the report.</summary>
internal static class EvidenceCommand
{
    internal const string Name = "evidence";

    private static readonly Option<int> Pushes = Of("--pushes", "Pushes of each arm and seed", new LabSettings().Pushes);
    private static readonly Option<int> Seeds = Of("--seeds", "Repetitions", 16);
    private static readonly Option<string[]> Only = new("--only") { Description = "Scenarios by name; all when left out. Nothing but their figures is printed then, and no report is written", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<DirectoryInfo> Output = Of("--output", "Where the report goes", new DirectoryInfo(Path.Combine("docs", "evidence")));

    internal static Command Create()
    {
        var command = new Command(Name, "Transaction mode against the prior art, in virtual time, over many networks. Writes a report.") { Pushes, Seeds, Only, Output, CheckCommand.Create() };
        command.SetAction(async (parsed, ct) =>
        {
            var only = parsed.GetValue(Only) ?? [];
            var run = new EvidenceRun(parsed.GetValue(Pushes), parsed.GetValue(Seeds), Console.Out);
            var cells = await run.CellsAsync([.. LabScenarios.All.Where(scenario => only.Length == 0 || only.Contains(scenario.Name))], ct);
            if (only.Length == 0)
            {
                await new EvidenceReport(cells, await run.SweepsAsync(ct)).WriteAsync(parsed.GetValue(Output)!, ct);
            }

            return 0;
        });
        return command;
    }

    private static Option<T> Of<T>(string name, string description, T value) => new(name) { Description = description, DefaultValueFactory = _ => value };
}
