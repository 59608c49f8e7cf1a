using Microsoft.AspNetCore.Diagnostics;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Persistence;

namespace PushPortal.Web.Api;

/// <summary>The one place where exceptions become the API's answers.</summary>
internal sealed class ApiExceptionHandler(IProblemDetailsService problems) : IExceptionHandler
{
    private const string RetryAfterSeconds = "1";

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (!context.Request.Path.StartsWithSegments("/api"))
        {
            return false;
        }

        var isBusy = StoreFailure.Is(exception);
        var problem = exception switch
        {
            PushRefusedException refused => ApiProblem.Refused(refused).ProblemDetails,
            _ when isBusy => ApiProblem.Details(ErrorCatalogue.StoreBusy, "The gateway cannot store the request now. Nothing was taken; send it again."),
            BadHttpRequestException { StatusCode: 413 } => ApiProblem.Details(ErrorCatalogue.BodyTooLarge, "The request's body is larger than this gateway takes."),
            BadHttpRequestException bad => ApiProblem.Details(ErrorCatalogue.OfStatus(bad.StatusCode), bad.Message),
            _ => ApiProblem.Details(ErrorCatalogue.InternalError, "Something went wrong in the gateway. Tell its operator the trace id."),
        };
        context.Response.StatusCode = problem.Status!.Value;
        if (isBusy)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        }

        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem });
    }
}
