using PushPortal.Domain.Lab;

namespace PushPortal.Benchmarks.Evidence;

/// <summary>The product against another arm over all cells, seed by seed: where it is better, where there is no telling, and where it is worse.</summary>
internal sealed class ArmComparison(IReadOnlyList<EvidenceCell> cells, LabArm other)
{
    private const LabArm Product = LabArm.DedicatedTransactions;

    /// <summary>Differences that are smaller than this part of the other arm's figure, or of a share than this, are not listed one by one.</summary>
    private const double Small = 0.01;
    private const double SmallShare = 0.001;

    private static readonly IReadOnlyList<LabMeasure> Compared =
    [
        LabMeasure.Delivered, LabMeasure.DeliveredSoon, LabMeasure.DeliveryP50, LabMeasure.DeliveryP95, LabMeasure.SentPerDelivered,
        LabMeasure.KnownP50, LabMeasure.KnownP95, LabMeasure.Broken, LabMeasure.ToldWrongly, LabMeasure.Duplicates,
    ];

    internal MarkdownTable Counts()
    {
        var table = new MarkdownTable("measure", "better", "no difference", "worse");
        foreach (var measure in Compared)
        {
            var signs = cells.Select(cell => Sign(cell, measure)).ToList();
            table.Add(measure.Words, Count(signs, 1), Count(signs, 0), Count(signs, -1));
        }

        return table;
    }

    /// <summary>One row for each scenario and measure in which it is worse.</summary>
    internal MarkdownTable Losses()
    {
        var table = new MarkdownTable("scenario", "measure", "segments", "least", "most");
        foreach (var group in cells.GroupBy(cell => cell.Scenario))
        {
            foreach (var measure in Compared)
            {
                var worse = group.Where(cell => Sign(cell, measure) < 0 && IsWorthListing(cell, measure)).ToList();
                if (worse.Count > 0)
                {
                    var ordered = worse.Select(cell => Difference(cell, measure)).OrderBy(difference => Math.Abs(difference.Mean)).ToList();
                    var words = measure.Unit == LabUnit.Count ? measure.Words : $"{measure.Words}, {Figure.Words(measure.Unit)}";
                    table.Add(group.Key.Title, words, string.Join(", ", worse.Select(cell => cell.Segments)), Figure.Difference(ordered[0], measure.Unit), Figure.Difference(ordered[^1], measure.Unit));
                }
            }
        }

        return table;
    }

    private static string Count(List<int> signs, int sign) => $"{signs.Count(one => one == sign)}";

    private Estimate Difference(EvidenceCell cell, LabMeasure measure) => cell.Result.Difference(Product, other, measure);

    /// <summary>1 better, -1 worse, 0 when the interval takes in zero.</summary>
    private int Sign(EvidenceCell cell, LabMeasure measure)
    {
        var difference = Difference(cell, measure);
        return !difference.IsDifferent ? 0 : difference.Mean > 0 == measure.MoreIsBetter ? 1 : -1;
    }

    private bool IsWorthListing(EvidenceCell cell, LabMeasure measure) => Math.Abs(Difference(cell, measure).Mean) >= (measure.Unit == LabUnit.Share
        ? SmallShare
        : Small * cell.Result.Of(other, measure).Mean);
}
