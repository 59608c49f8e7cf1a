using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace PushPortal.Web.Api;

/// <summary>The API's errors (RFC 9457): a stable <c>code</c>, a sentence, and, where fields are wrong, <c>errors</c> by JSON pointer.</summary>
internal static class ApiProblem
{
    internal const string MediaType = "application/problem+json";

    internal static ProblemHttpResult Of(int status, string code, string title, string detail) =>
        TypedResults.Problem(Details(status, code, title, detail));

    internal static ProblemHttpResult NotFound(string what) => Of(StatusCodes.Status404NotFound, "not-found", "Not found", $"There is no {what} of this id.");

    internal static ProblemHttpResult Malformed(string detail) =>
        Of(StatusCodes.Status400BadRequest, "malformed-json", "The body is not the JSON that is expected", detail);

    internal static ProblemHttpResult Invalid(IReadOnlyDictionary<string, List<string>> errors) => TypedResults.Problem(
        new HttpValidationProblemDetails(errors.ToDictionary(error => error.Key, error => error.Value.ToArray()))
        {
            Status = StatusCodes.Status422UnprocessableEntity,
            Type = TypeOf("invalid-field"),
            Title = "Some fields cannot be used",
            Detail = string.Join("; ", errors.Select(error => $"{error.Key} {error.Value[0]}")),
            Extensions = { ["code"] = "invalid-field" },
        });

    internal static ProblemDetails Details(int status, string code, string title, string detail) => new()
    {
        Status = status,
        Type = TypeOf(code),
        Title = title,
        Detail = detail,
        Extensions = { ["code"] = code },
    };

    /// <summary>What every problem carries besides: where it happened, and the trace to ask about.</summary>
    internal static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        problem.Instance ??= context.HttpContext.Request.Path;
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.HttpContext.TraceIdentifier;
        if (!problem.Extensions.ContainsKey("code"))
        {
            var code = CodeOf(problem.Status ?? context.HttpContext.Response.StatusCode);
            problem.Extensions["code"] = code;
            problem.Type = TypeOf(code);
        }
    }

    private static string CodeOf(int status) => status switch
    {
        400 => "bad-request",
        401 => "not-authenticated",
        403 => "forbidden",
        404 => "not-found",
        405 => "method-not-allowed",
        406 => "not-acceptable",
        413 => "body-too-large",
        415 => "unsupported-media-type",
        429 => "too-many-requests",
        503 => "unavailable",
        _ => status >= 500 ? "internal-error" : "request-error",
    };

    internal static string TypeOf(string code) => $"/docs/errors#{code}";
}
