using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Domain.Accounts;

namespace PushPortal.Web.Api;

/// <summary>
/// Tells an account how far it is from its limits (draft-ietf-httpapi-ratelimit-headers-10): <c>RateLimit-Policy</c> what they are, <c>RateLimit</c> what is left.
/// An account without limits is told nothing.
/// </summary>
internal static class RateLimitHeaders
{
    private const int SecondsOfDay = 86_400;

    internal static void Tell(this SubmissionLimits limits, HttpContext context)
    {
        var account = context.Account();
        if (!account.Limits.Any)
        {
            return;
        }

        var state = limits.StateOf(account);
        var (policy, left) = (new List<string>(2), new List<string>(2));
        if (state.Limits.SubmissionsPerSecond is > 0 and var rate)
        {
            policy.Add(Text($"\"second\";q={rate};w=1"));
            left.Add(Text($"\"second\";r={state.SubmissionsLeft};t=1"));
        }

        if (state.Limits.PushesPerDay is > 0 and var quota)
        {
            policy.Add(Text($"\"day\";q={quota};w={SecondsOfDay}"));
            left.Add(Text($"\"day\";r={state.PushesLeft};t={Seconds(state.UntilNextDay)}"));
        }

        context.Response.Headers["RateLimit-Policy"] = string.Join(", ", policy);
        context.Response.Headers["RateLimit"] = string.Join(", ", left);
    }

    /// <summary>429, with when to come again.</summary>
    internal static ProblemHttpResult Refuse(this SubmissionLimits limits, HttpContext context, LimitReached limit)
    {
        limits.Tell(context);
        context.Response.Headers.RetryAfter = Text($"{Seconds(limit.RetryAfter)}");
        return limit.Kind == LimitKind.Rate
            ? ApiProblem.Of(
                ErrorCatalogue.RateExceeded,
                Text($"The account may submit {context.Account().Limits.SubmissionsPerSecond} times a second. Nothing was taken; send it again after a moment."))
            : ApiProblem.Of(
                ErrorCatalogue.QuotaExceeded,
                Text($"The account may submit {context.Account().Limits.PushesPerDay} pushes a day, each recipient counted; the day ends at 00:00 UTC. Nothing was taken."));
    }

    private static long Seconds(TimeSpan time) => (long)Math.Ceiling(time.TotalSeconds);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
