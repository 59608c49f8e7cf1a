namespace PushPortal.Web.Api.Conventions;

/// <summary>Gives a resource its ETag, and answers 304 without a body to who has it already (If-None-Match).</summary>
/// <param name="state">Shows what of the resource the ETag is of; null for all that is answered.</param>
internal sealed class EntityTagFilter(Func<HttpContext, string, Task<IResult>>? state = null) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var tagged = state is null ? null : await SeenResource.TagAsync(http, state(http, (string)http.GetRouteValue("id")!));
        var (result, body) = await CapturedResult.OfAsync(http, await next(context));
        if (http.Response.StatusCode is not (StatusCodes.Status200OK or StatusCodes.Status201Created))
        {
            return result;
        }

        var tag = tagged ?? EntityTag.Of(body);
        http.Response.Headers.ETag = tag;
        if (!HttpMethods.IsGet(http.Request.Method) || !EntityTag.Names(http.Request.Headers.IfNoneMatch.ToString(), tag))
        {
            return result;
        }

        http.Response.ContentType = null;
        return TypedResults.StatusCode(StatusCodes.Status304NotModified);
    }
}
