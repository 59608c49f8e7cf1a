using PushPortal.Domain.Reports;

namespace PushPortal.Web.Api.Reports;

/// <summary>What happened by day.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Zone">The time zone that the days are of.</param>
/// <param name="Data">Each day, the latest first.</param>
internal sealed record DailyReportModel(DateOnly From, DateOnly To, string Zone, IReadOnlyList<ReportDayModel> Data)
{
    /// <param name="lines">Those of one account.</param>
    internal static DailyReportModel Of(ReportRange range, IReadOnlyList<ReportLine> lines)
    {
        var figures = lines.ToDictionary(line => line.Day.Day, line => line.Figures);
        return new DailyReportModel(
            range.First, range.Last, range.Zone.Id, [.. range.Days.Reverse().Select(day => ReportDayModel.Of(day.Day, figures.GetValueOrDefault(day.Day, ReportFigures.None)))]);
    }
}
