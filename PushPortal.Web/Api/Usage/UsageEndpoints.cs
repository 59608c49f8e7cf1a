using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Reports;
using PushPortal.Domain.Usage;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Web.Api.Conventions;

namespace PushPortal.Web.Api.Usage;

/// <summary>What the account submitted by day and content type.</summary>
internal static class UsageEndpoints
{
    private static readonly QueryParameter[] Parameters =
    [
        new("from", $"The first day of UTC, such as `2026-01-31`; without it there are {ReportRange.UsualDays} days."),
        new("to", "The last day; today when absent."),
    ];

    internal static void MapUsage(this IEndpointRouteBuilder api) =>
        api.MapGet("/usage", ReadAsync).WithName("readUsage").WithTags("Reports").RequireScope(ApiScopes.Read).WithMetadata(Parameters);

    /// <summary>
    /// Sums what was submitted, by day of UTC and content type, and says how the account stands to its quota and rate now and how long things are kept. An hour is added soon after
    /// its end, see `countedUntil`; the sums outlive the pushes.
    /// </summary>
    internal static async Task<Results<Ok<UsageModel>, ProblemHttpResult>> ReadAsync(
        HttpContext context, IUsage usage, SubmissionLimits limits, IOptions<StorageOptions> storage, TimeProvider clock, CancellationToken ct)
    {
        var members = new QueryMembers(context);
        var now = clock.GetUtcNow();
        var last = members.Read("to", "must be a day such as 2026-01-31", text => Usable(null, ReportDay.Read(text)));
        var first = members.Read("from", $"must be a day such as 2026-01-31, not behind `to` and at most {ReportRange.MostDays} days with it", text => Usable(ReportDay.Read(text), last));
        if (members.Problem() is { } problem)
        {
            return problem;
        }

        var range = ReportRange.Of(first, last, TimeZoneInfo.Utc, now)!;
        var account = context.Account();
        var found = await usage.OfAsync(account.Id, range.First, range.Last, ct);
        var state = limits.StateOf(account);
        return TypedResults.Ok(new UsageModel(
            range.First,
            range.Last,
            found.CountedUntil,
            state.PushesToday,
            state.Limits.PushesPerDay,
            state.Limits.SubmissionsPerSecond,
            (long)storage.Value.Retention.TotalSeconds,
            (long)storage.Value.UsageRetention.TotalSeconds,
            [.. found.Lines.Select(UsageLineModel.Of)]));

        // The day that was read, if it makes a range.
        DateOnly? Usable(DateOnly? from, DateOnly? to) => (from ?? to) is not null && ReportRange.Of(from, to, TimeZoneInfo.Utc, now) is not null ? from ?? to : null;
    }
}
