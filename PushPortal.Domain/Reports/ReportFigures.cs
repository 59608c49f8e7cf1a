using PushPortal.Domain.Enquiries;

namespace PushPortal.Domain.Reports;

/// <summary>What a report counts.</summary>
/// <param name="Pushes">Of an account: transactions accepted, one a recipient. Of a link: runs that ended on it.</param>
/// <param name="Segments">Short messages of these.</param>
/// <param name="Delivered">Runs that ended in delivery.</param>
/// <param name="Failed">Runs that ended otherwise.</param>
/// <param name="Expired">Those of them that expired.</param>
/// <param name="Times">How long the deliveries took.</param>
public sealed record ReportFigures(long Pushes, long Segments, long Delivered, long Failed, long Expired, DeliveryTimes Times)
{
    public static ReportFigures None { get; } = new(0, 0, 0, 0, 0, DeliveryTimes.None);

    /// <summary>The part of the runs that ended that was delivered, 0 to 1; null when none ended.</summary>
    public double? SuccessRate => Delivered + Failed is > 0 and var ended ? (double)Delivered / ended : null;

    public TimeSpan? Median => Times.Percentile(0.5);

    public TimeSpan? P95 => Times.Percentile(0.95);

    public ReportFigures Add(ReportFigures other) => new(
        Pushes + other.Pushes, Segments + other.Segments, Delivered + other.Delivered, Failed + other.Failed, Expired + other.Expired, Times.Add(other.Times));
}
