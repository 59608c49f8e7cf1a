namespace PushPortal.Web.Api.Conventions;

/// <summary>Changes a resource only for a client that names the state that it has seen: 428 without If-Match (RFC 6585 section 3), 412 with that of another state. What is not there yet needs none, and If-None-Match: * makes sure that it is not (RFC 9110 section 13.1.2).</summary>
/// <param name="read">Shows the resource as its <see cref="EntityTagFilter"/> endpoint does.</param>
internal sealed class EditFilter(Func<HttpContext, Task<IResult>> read) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var condition = http.Request.Headers.IfMatch.ToString();
        var tag = await SeenResource.TagAsync(http, read(http));
        return tag is not null && EntityTag.Names(http.Request.Headers.IfNoneMatch.ToString(), tag) ? ApiProblem.Of(ErrorCatalogue.PreconditionFailed, "Nothing was done: If-None-Match names what is there.")
            : tag is not null && condition.Length == 0 ? ApiProblem.Of(ErrorCatalogue.PreconditionRequired, "Read it, and send its ETag as If-Match.")
            : condition.Length > 0 && (tag is null || !EntityTag.Names(condition, tag)) ? ApiProblem.Of(ErrorCatalogue.PreconditionFailed, "Nothing was done. Read it again.")
            : await next(context);
    }
}
