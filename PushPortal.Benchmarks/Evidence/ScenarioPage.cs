using System.Globalization;
using System.Text;
using PushPortal.Domain.Lab;

namespace PushPortal.Benchmarks.Evidence;

/// <summary>All figures of one scenario.</summary>
internal static class ScenarioPage
{
    internal static string Of(IReadOnlyList<EvidenceCell> cells)
    {
        var scenario = cells[0].Scenario;
        var text = new StringBuilder($"# {scenario.Title}\n\n{scenario.What}\n\n[Back to the report](../README.md). Means over {cells[0].Result.Settings.Seeds} seeds with 95 % intervals; times in seconds, shares in percent of all pushes.\n");
        foreach (var cell in cells)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {cell.Segments} {(cell.Segments == 1 ? "segment" : "segments")}\n\n").Append(Table(cell.Result)).Append(CultureInfo.InvariantCulture, $"\nSettings that differ from the defaults: `{LabParameters.ToQuery(cell.Result.Settings)}`\n");
        }

        return text.ToString();
    }

    private static MarkdownTable Table(LabResult result)
    {
        var table = new MarkdownTable(["measure", .. LabArms.All.Select(arm => arm.Words()), "the product minus the prior art"]);
        foreach (var measure in LabMeasure.All)
        {
            table.Add(
            [
                measure.Words,
                .. LabArms.All.Select(arm => Figure.Of(result.Of(arm, measure), measure.Unit)),
                Figure.Difference(result.Difference(LabArm.DedicatedTransactions, LabArm.SharedStoreAndForward, measure), measure.Unit),
            ]);
        }

        return table;
    }
}
