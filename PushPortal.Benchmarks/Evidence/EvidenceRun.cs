using System.Diagnostics;
using System.Globalization;
using PushPortal.Domain.Lab;

namespace PushPortal.Benchmarks.Evidence;

/// <summary>Runs the experiments of the report, and says how far it is.</summary>
internal sealed class EvidenceRun(int pushes, int seeds, TextWriter log)
{
    private const int MostSegments = 6;

    internal async Task<IReadOnlyList<EvidenceCell>> CellsAsync(IReadOnlyList<LabScenario> scenarios, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        var cells = new List<EvidenceCell>();
        foreach (var scenario in scenarios)
        {
            for (var segments = 1; segments <= MostSegments; segments++)
            {
                var settings = scenario.Settings with { Pushes = pushes, Seeds = seeds, Segments = segments };
                var cell = new EvidenceCell(scenario, segments, await LabExperiment.RunAsync(settings, null, ct));
                cells.Add(cell);
                await log.WriteLineAsync(Line(cell, Stopwatch.GetElapsedTime(started)));
            }
        }

        return cells;
    }

    /// <summary>The product's settings, varied.</summary>
    internal async Task<IReadOnlyList<EvidenceSweep>> SweepsAsync(CancellationToken ct)
    {
        var sweeps = new List<EvidenceSweep>();
        foreach (var variant in SettingVariant.All)
        {
            foreach (var scenario in LabScenarios.All.Where(scenario => variant.Scenarios.Contains(scenario.Name)))
            {
                var values = new List<(string, LabResult)>();
                foreach (var (value, change) in variant.Values)
                {
                    var settings = change(scenario.Settings) with { Pushes = pushes, Seeds = seeds, Segments = variant.Segments };
                    values.Add((value, await LabExperiment.RunAsync(settings, null, ct, [LabArm.DedicatedTransactions])));
                }

                sweeps.Add(new EvidenceSweep(variant.Setting, variant.Segments, scenario, values));
                await log.WriteLineAsync($"{variant.Setting}, {scenario.Name}");
            }
        }

        return sweeps;
    }

    private static string Line(EvidenceCell cell, TimeSpan elapsed) => string.Create(
        CultureInfo.InvariantCulture,
        $"{elapsed.TotalSeconds,5:F0} s  {cell.Scenario.Name,-16} {cell.Segments}  {string.Join("  ", LabArms.All.Select(arm => Arm(cell.Result, arm)))}");

    private static string Arm(LabResult result, LabArm arm) => string.Create(
        CultureInfo.InvariantCulture,
        $"{100 * result.Of(arm, LabMeasure.Delivered).Mean:F2}% {result.Of(arm, LabMeasure.DeliveryP50).Mean:F1}/{result.Of(arm, LabMeasure.DeliveryP95).Mean:F0} s {result.Of(arm, LabMeasure.SentPerDelivered).Mean:F2} {100 * result.Of(arm, LabMeasure.ToldWrongly).Mean:F1}% {100 * result.Of(arm, LabMeasure.Duplicates).Mean:F1}%");
}
