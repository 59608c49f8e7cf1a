namespace PushPortal.Web.Api.Conventions;

/// <summary>Gives a resource its ETag, and answers 304 without a body to who has it already (If-None-Match).</summary>
internal sealed class EntityTagFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var (result, body) = await CapturedResult.OfAsync(http, await next(context));
        if (http.Response.StatusCode is not (StatusCodes.Status200OK or StatusCodes.Status201Created))
        {
            return result;
        }

        var tag = EntityTag.Of(body);
        http.Response.Headers.ETag = tag;
        if (!HttpMethods.IsGet(http.Request.Method) || !EntityTag.Names(http.Request.Headers.IfNoneMatch.ToString(), tag))
        {
            return result;
        }

        http.Response.ContentType = null;
        return TypedResults.StatusCode(StatusCodes.Status304NotModified);
    }
}
