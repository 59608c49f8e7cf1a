using PushPortal.Domain.Lab;

namespace PushPortal.Benchmarks.Check;

/// <summary>One scenario and mode by both ways.</summary>
internal sealed record CheckRow(CheckScenario Scenario, CheckMode Mode, RealFigures Real, Estimate LabDelivered, Estimate LabMedian)
{
    /// <summary>Shares may differ by so much.</summary>
    internal const double MostPoints = 0.03;

    /// <summary>Medians may differ by this share of the lab's.</summary>
    internal const double MostOfMedian = 0.1;

    internal double Points => Real.Delivered - LabDelivered.Mean;

    internal double OfMedian => (Real.Median / LabMedian.Mean) - 1;

    internal bool Agrees => Math.Abs(Points) <= MostPoints && Math.Abs(OfMedian) <= MostOfMedian;
}
