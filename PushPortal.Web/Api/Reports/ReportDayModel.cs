using PushPortal.Domain.Reports;
using PushPortal.Web.Export;

namespace PushPortal.Web.Api.Reports;

/// <summary>What happened in one day.</summary>
/// <param name="Pushes">Accepted, one for each recipient.</param>
/// <param name="Segments">Short messages of these.</param>
/// <param name="Delivered">That ended in delivery in this day, whenever they were accepted.</param>
/// <param name="Failed">That ended otherwise.</param>
/// <param name="Expired">Those of the failed ones that expired.</param>
/// <param name="SuccessRate">The part of those that ended that was delivered, 0 to 1; null when none ended.</param>
/// <param name="MedianSeconds">From acceptance to delivery; null when none was delivered.</param>
/// <param name="P95Seconds">What 95 % of the deliveries kept to.</param>
internal sealed record ReportDayModel(DateOnly Day, long Pushes, long Segments, long Delivered, long Failed, long Expired, double? SuccessRate, double? MedianSeconds, double? P95Seconds)
{
    internal static ReportDayModel Of(DateOnly day, ReportFigures figures) => new(
        day, figures.Pushes, figures.Segments, figures.Delivered, figures.Failed, figures.Expired,
        ReportExport.Rounded(figures.SuccessRate), ReportExport.Rounded(figures.Median?.TotalSeconds), ReportExport.Rounded(figures.P95?.TotalSeconds));
}
