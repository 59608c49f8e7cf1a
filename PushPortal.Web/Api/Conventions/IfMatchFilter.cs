namespace PushPortal.Web.Api.Conventions;

/// <summary>Refuses to act on a resource that is not any more as the client has seen it (RFC 9110 section 13.1.1). Without If-Match nothing is checked.</summary>
internal sealed class IfMatchFilter(Func<HttpContext, string, Task<IResult>> read) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.Headers.IfMatch.ToString() is not { Length: > 0 } condition)
        {
            return await next(context);
        }

        var (_, body) = await CapturedResult.OfAsync(http, await read(http, (string)http.GetRouteValue("id")!));
        return http.Response.StatusCode == StatusCodes.Status200OK && !EntityTag.Names(condition, EntityTag.Of(body))
            ? ApiProblem.Of(ErrorCatalogue.PreconditionFailed, "Nothing was done. Read it again.")
            : await next(context);
    }
}
