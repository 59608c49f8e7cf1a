using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Reports;
using PushPortal.Web.Api.Conventions;

namespace PushPortal.Web.Api.Reports;

/// <summary>What happened to the account's pushes by day.</summary>
internal static class ReportEndpoints
{
    private static readonly QueryParameter[] Parameters =
    [
        new("from", $"The first day, such as `2026-01-31`; without it there are {ReportRange.UsualDays} days."),
        new("to", "The last day; today when absent."),
        new("zone", "The time zone that days are of, by its IANA name such as `Asia/Shanghai`; UTC when absent."),
    ];

    internal static void MapReports(this IEndpointRouteBuilder api) => api.MapGroup("/reports").WithTags("Reports")
        .MapGet("/daily", DailyAsync).WithName("getDailyReport").RequireScope(ApiScopes.Read).WithMetadata(Parameters);

    /// <summary>
    /// Counts by day what was accepted, and what ended. Counts are kept by the hour: in a zone that is not whole hours from UTC, the hour in which the day changes belongs to the day
    /// that it begins in. They go back as far as pushes are kept.
    /// </summary>
    internal static async Task<Results<Ok<DailyReportModel>, ProblemHttpResult>> DailyAsync(HttpContext context, IReports reports, TimeProvider clock, CancellationToken ct)
    {
        var members = new QueryMembers(context);
        var now = clock.GetUtcNow();
        TimeZoneInfo? zone = null;
        members.Read("zone", "must be the IANA name of a time zone, such as Asia/Shanghai", text => TimeZoneInfo.TryFindSystemTimeZoneById(text, out zone) ? true : (bool?)null);
        zone ??= TimeZoneInfo.Utc;
        var last = members.Read("to", "must be a day such as 2026-01-31", text => Usable(null, ReportDay.Read(text)));
        var first = members.Read("from", $"must be a day such as 2026-01-31, not behind `to` and at most {ReportRange.MostDays} days with it", text => Usable(ReportDay.Read(text), last));
        if (members.Problem() is { } problem)
        {
            return problem;
        }

        var range = ReportRange.Of(first, last, zone, now)!;
        return TypedResults.Ok(DailyReportModel.Of(range, await reports.ByAccountAsync(range, context.Account().Id, ct)));

        // The day that was read, if it makes a range.
        DateOnly? Usable(DateOnly? from, DateOnly? to) => (from ?? to) is not null && ReportRange.Of(from, to, zone, now) is not null ? from ?? to : null;
    }
}
