using System.Globalization;
using System.Text;
using PushPortal.Domain.Lab;

namespace PushPortal.Benchmarks.Evidence;

/// <summary>Writes what the experiments came to: the report, a page for each scenario, a page of settings, charts, and the figures for programs.</summary>
internal sealed class EvidenceReport(IReadOnlyList<EvidenceCell> cells, IReadOnlyList<EvidenceSweep> sweeps)
{
    private const LabArm Prior = LabArm.SharedStoreAndForward;
    private const LabArm Product = LabArm.DedicatedTransactions;

    /// <summary>Of the pushes in the report's own tables: an MMS notification or a provisioning document.</summary>
    private const int Typical = 4;

    internal async Task WriteAsync(DirectoryInfo folder, CancellationToken ct)
    {
        var scenarios = folder.CreateSubdirectory("scenarios");
        await WriteAsync(folder, "README.md", ReportText.Of(this), ct);
        await WriteAsync(folder, "settings.md", SettingsPage.Of(sweeps), ct);
        await WriteAsync(folder, "results.csv", ResultsFile.Of(cells), ct);
        foreach (var scenario in cells.GroupBy(cell => cell.Scenario))
        {
            await WriteAsync(scenarios, scenario.Key.Name + ".md", ScenarioPage.Of([.. scenario]), ct);
        }

        var subtitle = string.Create(CultureInfo.InvariantCulture, $"By segments of a push, 1 to 6. Means over {Settings.Seeds} seeds of {Settings.Pushes:N0} pushes, with 95 % intervals.");
        await DrawAsync(folder, LabMeasure.Delivered, "Pushes delivered within their lifetime, %", subtitle, 0.05, ct);
        await DrawAsync(folder, LabMeasure.DeliveredSoon, "Pushes delivered within a minute, %", subtitle, 0.2, ct);
        await DrawAsync(folder, LabMeasure.DeliveryP95, "Time to delivery, 95th percentile of those delivered, s (logarithmic)", subtitle, null, ct);
        await DrawAsync(folder, LabMeasure.KnownP95, "Time until the initiator knows the outcome, 95th percentile, s (logarithmic)", subtitle, null, ct);
        await DrawAsync(folder, LabMeasure.SentPerDelivered, "Segments sent for each delivered push", subtitle, 2, ct);
    }

    internal LabSettings Settings => cells[0].Result.Settings;

    /// <summary>Pushes of all arms, seeds and cells.</summary>
    internal long Played => (long)cells.Count * LabArms.All.Count * Settings.Seeds * Settings.Pushes;

    internal int Cells => cells.Count;

    internal ArmComparison Against(LabArm other) => new(cells, other);

    internal MarkdownTable Scenarios()
    {
        var table = new MarkdownTable("scenario", "what");
        foreach (var scenario in cells.Select(cell => cell.Scenario).Distinct())
        {
            table.Add($"[{scenario.Title}](scenarios/{scenario.Name}.md)", scenario.What);
        }

        return table;
    }

    /// <summary>One measure of every arm in every scenario.</summary>
    internal MarkdownTable ByArm(LabMeasure measure)
    {
        var table = new MarkdownTable(["scenario", .. LabArms.All.Select(arm => arm.Words())]);
        foreach (var cell in Typicals)
        {
            table.Add([cell.Scenario.Title, .. LabArms.All.Select(arm => Figure.Of(cell.Result.Of(arm, measure), measure.Unit))]);
        }

        return table;
    }

    /// <summary>Which part of the gain comes from what.</summary>
    internal MarkdownTable Parts(LabMeasure measure)
    {
        var table = new MarkdownTable(
            "scenario", "an SMSC of their own", "prompt retries beside it", "transactions beside both", "transactions alone, on the shared SMSC", "all of it");
        foreach (var cell in Typicals)
        {
            string Step(LabArm to, LabArm from) => Figure.Difference(cell.Result.Difference(to, from, measure), measure.Unit);
            table.Add(
                cell.Scenario.Title,
                Step(LabArm.DedicatedStoreAndForward, Prior),
                Step(LabArm.DedicatedPrompt, LabArm.DedicatedStoreAndForward),
                Step(Product, LabArm.DedicatedPrompt),
                Step(LabArm.SharedTransactions, Prior),
                Step(Product, Prior));
        }

        return table;
    }

    private IEnumerable<EvidenceCell> Typicals => cells.Where(cell => cell.Segments == Typical);

    private async Task DrawAsync(DirectoryInfo folder, LabMeasure measure, string title, string subtitle, double? step, CancellationToken ct)
    {
        var panels = cells.GroupBy(cell => cell.Scenario)
            .Select(scenario => new ChartPanel(scenario.Key.Title, LabArms.All.ToDictionary(arm => arm, arm => (IReadOnlyList<Estimate>)[.. scenario.Select(cell => cell.Result.Of(arm, measure))])))
            .ToList();
        var means = panels.SelectMany(panel => panel.Series.Values).SelectMany(series => series).Select(value => value.Mean).Where(double.IsFinite).ToList();
        var scale = step is { } even ? ChartScale.Even(measure.Unit == LabUnit.Count ? 0 : means.Min(), means.Max(), even) : ChartScale.Decades(means.Min(), means.Max());
        var chart = new PanelChart(title, subtitle, scale, value => (measure.Unit == LabUnit.Share ? 100 * value : value).ToString("0.##", CultureInfo.InvariantCulture));
        await WriteAsync(folder, measure.Name + ".svg", chart.Draw(panels) + "\n", ct);
    }

    private static Task WriteAsync(DirectoryInfo folder, string name, string text, CancellationToken ct) =>
        File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text, new UTF8Encoding(false), ct);
}
