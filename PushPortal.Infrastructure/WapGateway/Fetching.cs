using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushPortal.Domain.WapGateway;
using PushPortal.Infrastructure.Outgoing;
using Yarp.ReverseProxy.Forwarder;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>
/// What happens to a request behind either door of the gateway, HTTP or WSP: ports and a handset's share are checked, and the URL is fetched over the
/// guarded outgoing client.
/// </summary>
internal sealed partial class Fetching(IHttpForwarder forwarder, OutgoingHttp outgoing, FetchSlots slots, INumberDisclosure disclosure, IOptions<WapGatewayOptions> options, TimeProvider clock, ILogger<Fetching> logger)
{
    private readonly HttpMessageInvoker _invoker = outgoing.InvokerFor(OriginPolicy.From(options.Value));
    private readonly ForwarderRequestConfig _forwarding = new() { ActivityTimeout = options.Value.RequestTimeout, Version = new Version(1, 1) };

    /// <summary>Answers the request in its context.</summary>
    /// <param name="url">As the handset wrote it.</param>
    /// <param name="cap">Most octets of body that may go to the handset.</param>
    /// <returns>What came of it, for the log; null when the handset went away before there was an answer.</returns>
    public async Task<Fetch?> FetchAsync(HttpContext context, HandsetClient client, Uri target, string url, long cap)
    {
        var at = clock.GetUtcNow();
        var started = clock.GetTimestamp();
        var body = new CountedBodyStream(context.Response.Body, cap);
        context.Response.Body = body;

        await AnswerAsync(context, client, target, url, body, cap);

        if (!context.Response.HasStarted && context.RequestAborted.IsCancellationRequested) return null;
        return new Fetch
        {
            Msisdn = client.Msisdn,
            Url = url,
            Status = context.Response.StatusCode,
            Octets = body.Octets,
            At = at,
            Duration = clock.GetElapsedTime(started),
        };
    }

    private async Task AnswerAsync(HttpContext context, HandsetClient client, Uri target, string url, CountedBodyStream body, long cap)
    {
        if (!options.Value.MayFetchFrom(target.Port))
        {
            await GatewayAnswer.PortRefused.WriteAsync(context);
            return;
        }
        if (!slots.TryTake(client, tunnel: false))
        {
            await GatewayAnswer.TooManyOpen.WriteAsync(context);
            return;
        }
        try
        {
            await ForwardAsync(context, target, await NumberForAsync(client, url, context.RequestAborted), body, cap);
        }
        finally
        {
            slots.Return(client, tunnel: false);
        }
    }

    /// <summary>What the origin is told of who asks: nothing unless that is known to be allowed.</summary>
    private async Task<string?> NumberForAsync(HandsetClient client, string url, CancellationToken ct)
    {
        if (client.Msisdn is not { } msisdn)
        {
            return null;
        }
        try
        {
            return await disclosure.MayTellAsync(msisdn, url, ct) ? msisdn : null;
        }
        catch (Exception failure)
        {
            if (!ct.IsCancellationRequested) LogNotAsked(failure);
            return null;
        }
    }

    private async Task ForwardAsync(HttpContext context, Uri target, string? number, CountedBodyStream body, long cap)
    {
        var transformer = new FetchTransformer(target, cap, options.Value, number);
        var error = await forwarder.SendAsync(context, target.GetLeftPart(UriPartial.Authority), _invoker, _forwarding, transformer);
        if (body.CapReached) LogCapReached(target.IdnHost);
        if (error == ForwarderError.None && !transformer.TooLarge) return;
        // With the head already gone the forwarder has cut the connection, which tells the handset that the body is not whole.
        if (context.Response.HasStarted || context.RequestAborted.IsCancellationRequested) return;
        var failure = context.Features.Get<IForwarderErrorFeature>()?.Exception;
        LogNotFetched(target.IdnHost, error, failure?.GetBaseException().Message);
        body.Discard();
        await AnswerFor(error, failure, transformer.TooLarge || body.CapReached).WriteAsync(context);
    }

    private static GatewayAnswer AnswerFor(ForwarderError error, Exception? failure, bool tooLarge) => (error, failure) switch
    {
        _ when tooLarge => GatewayAnswer.TooLarge,
        (_, TargetRefusedException refused) => GatewayAnswer.Refused(refused.Reason),
        (ForwarderError.RequestBodyClient, _) => GatewayAnswer.NotTaken(BadRequestIn(failure)?.StatusCode ?? StatusCodes.Status400BadRequest),
        (ForwarderError.RequestTimedOut or ForwarderError.RequestBodyDestination, OperationCanceledException) => GatewayAnswer.TimedOut,
        _ => GatewayAnswer.Unreachable,
    };

    // The forwarder wraps the server's own exception, together with the one that it caused on the way to the origin.
    private static BadHttpRequestException? BadRequestIn(Exception? failure) => failure switch
    {
        BadHttpRequestException bad => bad,
        AggregateException several => several.InnerExceptions.Select(BadRequestIn).FirstOrDefault(found => found is not null),
        _ => failure?.InnerException is { } inner ? BadRequestIn(inner) : null,
    };

    [LoggerMessage(LogLevel.Information, "A fetch from {Host} brought nothing: {Error}, {Cause}")]
    private partial void LogNotFetched(string host, ForwarderError error, string? cause);

    [LoggerMessage(LogLevel.Error, "Whether an origin may be told a number could not be found out, and it was not told")]
    private partial void LogNotAsked(Exception failure);

    [LoggerMessage(LogLevel.Warning, "A fetch from {Host} was cut: its body is longer than the gateway passes on")]
    private partial void LogCapReached(string host);
}
