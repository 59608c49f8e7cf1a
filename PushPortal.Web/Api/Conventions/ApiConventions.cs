namespace PushPortal.Web.Api.Conventions;

/// <summary>What endpoints of the API have in common.</summary>
internal static class ApiConventions
{
    extension(RouteGroupBuilder api)
    {
        /// <summary>What comes with a query parameter that its endpoint does not name is refused.</summary>
        internal RouteGroupBuilder KnowsItsQuery() => api.AddEndpointFilter<KnownQueryFilter>().ProducesProblem(StatusCodes.Status400BadRequest);
    }

    extension(RouteHandlerBuilder endpoint)
    {
        /// <summary>It acts: an Idempotency-Key makes its repetition safe.</summary>
        internal RouteHandlerBuilder Repeatable() => endpoint
            .AddEndpointFilter<IdempotencyFilter>()
            .WithMetadata(RequestHeader.IdempotencyKey)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        /// <summary>It shows one resource, which has an ETag.</summary>
        /// <param name="state">Shows what of it the ETag is of, where that is not all of it: what changes by itself would leave nothing for If-Match to match.</param>
        internal RouteHandlerBuilder Tagged(Func<HttpContext, string, Task<IResult>>? state = null) => endpoint
            .AddEndpointFilter(new EntityTagFilter(state))
            .WithMetadata(RequestHeader.IfNoneMatch)
            .Produces(StatusCodes.Status304NotModified);

        /// <summary>It changes one resource as a whole: If-Match has to name the state that the client has seen, unless there is none yet. The answer has the new ETag.</summary>
        /// <param name="read">Shows the resource as its <see cref="Tagged"/> endpoint does.</param>
        internal RouteHandlerBuilder Edits(Func<HttpContext, Task<IResult>> read) => endpoint
            .AddEndpointFilter(new EntityTagFilter())
            .AddEndpointFilter(new EditFilter(read))
            .WithMetadata(RequestHeader.IfMatchNeeded)
            .WithMetadata(RequestHeader.IfNoneThere)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);

        /// <summary>It acts on one resource: If-Match keeps it from acting on another state than the client has seen.</summary>
        /// <param name="read">Shows the resource as its <see cref="Tagged"/> endpoint does.</param>
        /// <param name="header">Which resource that is, where it is not the endpoint's own.</param>
        internal RouteHandlerBuilder Guarded(Func<HttpContext, string, Task<IResult>> read, RequestHeader? header = null) => endpoint
            .AddEndpointFilter(new IfMatchFilter(read))
            .WithMetadata(header ?? RequestHeader.IfMatch)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
    }
}
