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

        return await SeenResource.TagAsync(http, read(http, (string)http.GetRouteValue("id")!)) is { } tag && !EntityTag.Names(condition, tag)
            ? ApiProblem.Of(ErrorCatalogue.PreconditionFailed, "Nothing was done. Read it again.")
            : await next(context);
    }
}
