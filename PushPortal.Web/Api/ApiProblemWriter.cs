using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace PushPortal.Web.Api;

/// <summary>
/// Writes the API's errors as <c>application/problem+json</c> whatever the request says that it takes: RFC 9110, section 15.5.7, lets a server do so, and a caller that named another
/// type would learn nothing of what went wrong.
/// </summary>
internal sealed class ApiProblemWriter(IOptions<JsonOptions> json) : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => context.HttpContext.Request.Path.StartsWithSegments("/api");

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var (http, problem) = (context.HttpContext, context.ProblemDetails);
        problem.Status ??= http.Response.StatusCode;
        ApiProblem.Complete(context);
        return new(http.Response.WriteAsJsonAsync(problem, problem.GetType(), json.Value.SerializerOptions, ApiProblem.MediaType, http.RequestAborted));
    }
}
