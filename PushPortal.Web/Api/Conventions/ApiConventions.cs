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
        internal RouteHandlerBuilder Tagged() => endpoint
            .AddEndpointFilter<EntityTagFilter>()
            .WithMetadata(RequestHeader.IfNoneMatch)
            .Produces(StatusCodes.Status304NotModified);

        /// <summary>It changes one resource as a whole: If-Match has to name the state that the client has seen, unless there is none yet. The answer has the new ETag.</summary>
        /// <param name="read">Shows the resource as its <see cref="Tagged"/> endpoint does.</param>
        internal RouteHandlerBuilder Edits(Func<HttpContext, Task<IResult>> read) => endpoint
            .AddEndpointFilter<EntityTagFilter>()
            .AddEndpointFilter(new EditFilter(read))
            .WithMetadata(RequestHeader.IfMatchNeeded)
            .WithMetadata(RequestHeader.IfNoneThere)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);

        /// <summary>It acts on one resource: If-Match keeps it from acting on another state than the client has seen.</summary>
        /// <param name="read">Shows the resource as its <see cref="Tagged"/> endpoint does.</param>
        internal RouteHandlerBuilder Guarded(Func<HttpContext, string, Task<IResult>> read) => endpoint
            .AddEndpointFilter(new IfMatchFilter(read))
            .WithMetadata(RequestHeader.IfMatch)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
    }
}
