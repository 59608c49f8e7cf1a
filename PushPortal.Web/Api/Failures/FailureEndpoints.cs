using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Transactions;
using PushPortal.Web.Api.Conventions;

namespace PushPortal.Web.Api.Failures;

/// <summary>What ended without delivery: counted by cause, and listed.</summary>
internal static class FailureEndpoints
{
    private static readonly QueryParameter[] FilterParameters =
    [
        new("cause", "The name of a cause.") { Words = [.. Enum.GetValues<FailureCause>().Where(cause => cause != FailureCause.None).Select(cause => cause.Name())] },
        QueryParameter.Boolean("retryable", "Those alone whose end lets them be retried; of these `retryable` says whether the content is still there."),
        QueryParameter.Instant("from", "Ended in the hour of this instant or later."),
        QueryParameter.Instant("to", "Ended before the hour of this instant."),
    ];

    internal static void MapFailures(this IEndpointRouteBuilder api)
    {
        var failures = api.MapGroup("/failures").WithTags("Failures");
        failures.MapGet("", ListAsync).WithName("listFailures").RequireScope(ApiScopes.Read).WithMetadata(FilterParameters).WithMetadata(QueryParameter.OfList);
        failures.MapGet("/groups", CountAsync).WithName("countFailures").RequireScope(ApiScopes.Read).WithMetadata(FilterParameters);
    }

    /// <summary>Lists the account's failed transactions, the latest end first. `from` and `to` are moved to the beginnings of their hours, as the counts have them.</summary>
    internal static async Task<Results<Ok<FailureListModel>, ProblemHttpResult>> ListAsync(HttpContext context, IPushEnquiries enquiries, CancellationToken ct)
    {
        var members = new QueryMembers(context);
        var filter = Filter(members, context.Account().Id);
        var edge = members.Edge(static text => FailurePosition.Parse(text));
        var limit = members.Limit();
        if (members.Problem() is { } problem)
        {
            return problem;
        }

        var page = await enquiries.FailuresAsync(filter, edge, limit, ct);
        return TypedResults.Ok(new FailureListModel([.. page.Rows.Select(context.Sight().Of).Select(FailureModel.Of)], page.Next?.ToString(), page.Previous?.ToString()));
    }

    /// <summary>Counts the same by state and cause. It costs the same however many there are.</summary>
    internal static async Task<Results<Ok<FailureGroupsModel>, ProblemHttpResult>> CountAsync(HttpContext context, IPushEnquiries enquiries, CancellationToken ct)
    {
        var members = new QueryMembers(context);
        var filter = Filter(members, context.Account().Id);
        return members.Problem() is { } problem
            ? problem
            : TypedResults.Ok(new FailureGroupsModel([.. (await enquiries.FailureGroupsAsync(filter, ct)).Select(FailureGroupModel.Of)]));
    }

    private static FailureFilter Filter(QueryMembers members, long accountId) => new()
    {
        AccountId = accountId,
        Cause = members.Read("cause", "must be the name of a cause, such as absent-subscriber", text => FailureCauses.OfName(text)),
        Retryable = members.Boolean("retryable"),
        From = members.Instant("from") is { } from ? FailureFilter.HourOf(from) : null,
        To = members.Instant("to") is { } to ? FailureFilter.HourOf(to) : null,
    };
}
