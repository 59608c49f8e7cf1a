using PushPortal.Domain.Reports;
using PushPortal.Web.Portal.Components;
using PushPortal.Web.Portal.Pages;

namespace PushPortal.Web.Export;

/// <summary>A report as a file. Each line says in which zone its day is one.</summary>
internal static class ReportExport
{
    internal static async Task WriteAsync(HttpContext context, ReportDesk desk, TimeProvider clock, CancellationToken ct)
    {
        var query = context.Request.Query;
        var asked = ReportsQuery.Of(query);
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(query["zone"].ToString(), out var found) ? found : TimeZoneInfo.Utc;
        if (asked.ToRange(zone, clock.GetUtcNow()) is not { } range)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var lines = await desk.LinesAsync(asked, range, ct);
        var writer = ExportWriter.Begin(
            context.Response,
            $"report-{ReportDay.Write(range.First)}-{ReportDay.Write(range.Last)}",
            ExportWriter.FormatOf(query),
            "day", "zone", asked.IsByLink ? "link" : "account", asked.IsByLink ? "ended" : "pushes", "segments", "delivered", "failed", "expired", "successRate", "medianSeconds", "p95Seconds");
        foreach (var (day, of, figures) in lines)
        {
            writer.Add(
                ReportDay.Write(day.Day), zone.Id, of, figures.Pushes, figures.Segments, figures.Delivered, figures.Failed, figures.Expired,
                Rounded(figures.SuccessRate), Rounded(figures.Median?.TotalSeconds), Rounded(figures.P95?.TotalSeconds));
        }

        await writer.FlushAsync(ct);
    }

    /// <summary>To a thousandth: the counts have no more in them.</summary>
    internal static double? Rounded(double? value) => value is { } exact ? Math.Round(exact, 3) : null;
}
