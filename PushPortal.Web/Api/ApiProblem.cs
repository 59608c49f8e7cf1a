using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Api;

/// <summary>The API's errors (RFC 9457): a stable <c>code</c>, a sentence, and, where fields are wrong, <c>errors</c> by JSON pointer.</summary>
internal static class ApiProblem
{
    internal const string MediaType = "application/problem+json";

    internal static ProblemHttpResult Of(ApiError error, string detail) => TypedResults.Problem(Details(error, detail));

    internal static ProblemHttpResult NotFound(string what) => Of(ErrorCatalogue.NotFound, $"There is no {what} of this id.");

    internal static ProblemHttpResult Malformed(string detail) => Of(ErrorCatalogue.MalformedJson, detail);

    /// <param name="errors">What is expected instead, by JSON pointer.</param>
    internal static ProblemHttpResult Invalid(IReadOnlyDictionary<string, List<string>> errors) => Of(ErrorCatalogue.InvalidField, errors);

    /// <summary>A push that breaks a rule.</summary>
    internal static ProblemHttpResult Refused(PushRefusedException refused) => Of(
        refused.Cause == FailureCause.RouteRefused ? ErrorCatalogue.RouteRefused : ErrorCatalogue.InvalidField,
        refused.Problems.GroupBy(problem => problem.Pointer).ToDictionary(group => group.Key, group => group.Select(problem => problem.Message).ToList()));

    internal static ProblemHttpResult Of(ApiError error, IReadOnlyDictionary<string, List<string>> errors) => TypedResults.Problem(
        new HttpValidationProblemDetails(errors.ToDictionary(wrong => wrong.Key, wrong => wrong.Value.ToArray()))
        {
            Status = error.Status,
            Type = error.Type,
            Title = error.Title,
            Detail = string.Join("; ", errors.Select(wrong => $"{wrong.Key} {wrong.Value[0]}")),
            Extensions = { ["code"] = error.Code },
        });

    internal static ProblemDetails Details(ApiError error, string detail) => new()
    {
        Status = error.Status,
        Type = error.Type,
        Title = error.Title,
        Detail = detail,
        Extensions = { ["code"] = error.Code },
    };

    /// <summary>What a request is found by afterwards: its trace (W3C Trace Context), or the server's own name for it.</summary>
    internal static string TraceOf(HttpContext context) => Activity.Current?.TraceId.ToString() ?? TraceParent.TraceIdOf(context.Request) ?? context.TraceIdentifier;

    /// <summary>What every problem carries besides: where it happened, and the trace to ask about.</summary>
    internal static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        problem.Instance ??= context.HttpContext.Request.Path;
        problem.Extensions["traceId"] = TraceOf(context.HttpContext);
        if (!problem.Extensions.ContainsKey("code"))
        {
            var error = ErrorCatalogue.OfStatus(problem.Status ?? context.HttpContext.Response.StatusCode);
            (problem.Extensions["code"], problem.Type, problem.Title) = (error.Code, error.Type, error.Title);
        }
    }
}
