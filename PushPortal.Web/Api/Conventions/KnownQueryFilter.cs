namespace PushPortal.Web.Api.Conventions;

/// <summary>Refuses query parameters that the endpoint does not name (<see cref="QueryParameter"/>), with a value or without: a misspelt one must not look like an answer, or send what was only to be tried.</summary>
internal sealed class KnownQueryFilter : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.Query.Count == 0)
        {
            return next(context);
        }

        var known = http.GetEndpoint()!.Metadata.GetOrderedMetadata<QueryParameter>();
        var unknown = http.Request.Query.Keys.Where(name => known.All(parameter => parameter.Name != name)).ToDictionary(name => name, _ => new List<string> { "is not known here" });
        return unknown.Count == 0 ? next(context) : ValueTask.FromResult<object?>(ApiProblem.Of(ErrorCatalogue.InvalidQuery, unknown));
    }
}
