using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushPortal.Domain.WapGateway;
using PushPortal.Infrastructure.Outgoing;
using Yarp.ReverseProxy.Forwarder;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>Serves the requests of handsets: whole URLs are fetched over the guarded outgoing client and passed on (WAP 2.0, HTTP/1.1 wireless profile).</summary>
internal sealed partial class FetchProxy(IHttpForwarder forwarder, OutgoingHttp outgoing, HandsetClients clients, FetchSlots slots, IFetchLog log,
    IOptions<WapGatewayOptions> options, TimeProvider clock, ILogger<FetchProxy> logger) : IHttpApplication<HttpContext>
{
    private readonly HttpMessageInvoker _invoker = outgoing.InvokerFor(OriginPolicy.From(options.Value));
    private readonly ForwarderRequestConfig _forwarding = new() { ActivityTimeout = options.Value.RequestTimeout, Version = new Version(1, 1) };

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        if (clients.Identify(context.Connection.RemoteIpAddress!) is not { } client)
        {
            await GatewayAnswer.NotServed.WriteAsync(context);
            return;
        }
        var rawTarget = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (HttpMethods.IsConnect(context.Request.Method))
        {
            context.Response.Headers.Connection = "close";
            await GatewayAnswer.Unreadable("CONNECT has to be the first request of its connection.").WriteAsync(context);
            return;
        }
        if (!FetchTarget.TryParse(rawTarget, out var target, out var problem))
        {
            await GatewayAnswer.Unreadable(problem).WriteAsync(context);
            return;
        }
        await FetchAsync(context, client, target, rawTarget);
    }

    private async Task FetchAsync(HttpContext context, HandsetClient client, Uri target, string url)
    {
        var at = clock.GetUtcNow();
        var started = clock.GetTimestamp();
        var body = new CountedBodyStream(context.Response.Body, options.Value.MaxResponseOctets);
        context.Response.Body = body;

        await AnswerAsync(context, client, target, body);

        if (!context.Response.HasStarted && context.RequestAborted.IsCancellationRequested) return;       // the handset went away before there was an answer
        log.Record(new Fetch
        {
            Msisdn = client.Msisdn,
            Url = url,
            Status = context.Response.StatusCode,
            Octets = body.Octets,
            At = at,
            Duration = clock.GetElapsedTime(started),
        });
    }

    private async Task AnswerAsync(HttpContext context, HandsetClient client, Uri target, CountedBodyStream body)
    {
        if (!options.Value.MayFetchFrom(target.Port))
        {
            await GatewayAnswer.PortRefused.WriteAsync(context);
            return;
        }
        if (!slots.TryTake(client.Source, tunnel: false))
        {
            await GatewayAnswer.TooManyOpen.WriteAsync(context);
            return;
        }
        try
        {
            await ForwardAsync(context, target, body);
        }
        finally
        {
            slots.Return(client.Source, tunnel: false);
        }
    }

    private async Task ForwardAsync(HttpContext context, Uri target, CountedBodyStream body)
    {
        var transformer = new FetchTransformer(target, options.Value.MaxResponseOctets);
        var error = await forwarder.SendAsync(context, target.GetLeftPart(UriPartial.Authority), _invoker, _forwarding, transformer);
        if (body.CapReached) LogCapReached(target.IdnHost);
        if (error == ForwarderError.None && !transformer.TooLarge) return;
        // With the head already gone the forwarder has cut the connection, which tells the handset that the body is not whole.
        if (context.Response.HasStarted || context.RequestAborted.IsCancellationRequested) return;
        var failure = context.Features.Get<IForwarderErrorFeature>()?.Exception;
        LogNotFetched(target.IdnHost, error, failure?.GetBaseException().Message);
        await AnswerFor(error, failure, transformer).WriteAsync(context);
    }

    private static GatewayAnswer AnswerFor(ForwarderError error, Exception? failure, FetchTransformer transformer) => (error, failure) switch
    {
        _ when transformer.TooLarge => GatewayAnswer.TooLarge,
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

    [LoggerMessage(LogLevel.Warning, "A fetch from {Host} was cut: its body is longer than the gateway passes on")]
    private partial void LogCapReached(string host);
}
