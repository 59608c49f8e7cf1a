using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Identifiers;
using PushPortal.Web.Live;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace PushPortal.Web.Api.Events;

/// <summary>The stream of events.</summary>
internal static class EventEndpoints
{
    private const string MediaType = "text/event-stream";
    private const string LastEventId = "Last-Event-ID";

    internal static void MapEvents(this IEndpointRouteBuilder api) =>
        api.MapGet("/events", FollowAsync).WithName("followEvents").RequireScope(ApiScopes.Read).WithTags("Events")
            .Produces<TransactionEventModel>(StatusCodes.Status200OK, MediaType);

    /// <summary>
    /// Follows the account's transactions as Server-Sent Events: a `transaction` event for each change, its data one line of JSON, and a comment every
    /// 15 seconds unless set otherwise. A client that comes back with the id of its latest event in `Last-Event-ID` gets what it missed; when that is not kept any more,
    /// the first event is `reset`, and the client reads the lists again.
    /// </summary>
    /// <param name="lastEventId">The id of the latest event that the client has; without it the stream begins now.</param>
    internal static async Task<Results<EmptyHttpResult, ProblemHttpResult>> FollowAsync(
        [Microsoft.AspNetCore.Mvc.FromHeader(Name = LastEventId)] string? lastEventId,
        HttpContext context,
        RecentChanges recent,
        IAccountDirectory accounts,
        IOptions<EventOptions> options,
        IOptions<JsonOptions> json,
        IHostApplicationLifetime lifetime,
        TimeProvider clock,
        CancellationToken ct)
    {
        long? after = null;
        if (!string.IsNullOrEmpty(lastEventId))
        {
            if (!PublicId.TryParse(PublicId.Event, lastEventId, out var position))
            {
                return ApiProblem.Of(ErrorCatalogue.InvalidLastEventId, "It must be the id of an event of this stream, such as evt_0r5kq8x9a1b2c.");
            }

            after = position;
        }

        var response = context.Response;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, lifetime.ApplicationStopping);
        try
        {
            var writer = new EventWriter(response.BodyWriter, json.Value.SerializerOptions, context.Sight());
            await new EventStream(recent, accounts, options.Value, clock).SendAsync(context.Credential(), after, writer, either.Token);
        }
        catch (TimeoutException)
        {
            context.Abort();
        }
        catch (OperationCanceledException)
        {
            // The client is gone, or the gateway stops: either way the stream is over.
        }

        return TypedResults.Empty;
    }
}
