using System.Globalization;
using System.Text;
using PushPortal.Domain.Lab;

namespace PushPortal.Benchmarks.Evidence;

/// <summary>What the product's settings do to its figures.</summary>
internal static class SettingsPage
{
    private static readonly IReadOnlyList<LabMeasure> Shown =
    [
        LabMeasure.Delivered, LabMeasure.DeliveredSoon, LabMeasure.DeliveryP50, LabMeasure.DeliveryP95, LabMeasure.SentPerDelivered,
        LabMeasure.KnownP95, LabMeasure.Broken, LabMeasure.ToldWrongly, LabMeasure.Duplicates,
    ];

    internal static string Of(IReadOnlyList<EvidenceSweep> sweeps)
    {
        var text = new StringBuilder(
            "# What the settings do\n\nThe product with one setting changed at a time; everything else as in the [report](README.md). Means with 95 % intervals. What to make of it is in [advice.md](advice.md).\n");
        foreach (var setting in sweeps.GroupBy(sweep => sweep.Setting))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {char.ToUpperInvariant(setting.Key[0])}{setting.Key[1..]}\n\nPushes of {setting.First().Segments} segments.\n");
            foreach (var sweep in setting)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n### {sweep.Scenario.Title}\n\n{sweep.Scenario.What}\n\n").Append(Table(sweep));
            }
        }

        return text.ToString();
    }

    private static MarkdownTable Table(EvidenceSweep sweep)
    {
        var table = new MarkdownTable([sweep.Setting, .. Shown.Select(measure => measure.Unit == LabUnit.Count ? measure.Words : $"{measure.Words}, {Figure.Words(measure.Unit)}")]);
        foreach (var (value, result) in sweep.Values)
        {
            table.Add([value, .. Shown.Select(measure => Figure.Of(result.Of(LabArm.DedicatedTransactions, measure), measure.Unit))]);
        }

        return table;
    }
}
