using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using PushPortal.Domain.WapGateway;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>Serves the requests of handsets: whole URLs are fetched and passed on (WAP 2.0, HTTP/1.1 wireless profile).</summary>
internal sealed class FetchProxy(Fetching fetching, HandsetClients clients, IFetchLog log, IOptions<WapGatewayOptions> options) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        if (clients.Identify(context.Connection.RemoteIpAddress!, context.Request.Headers[clients.FrontHeader]) is not { } client)
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
        if (await fetching.FetchAsync(context, client, target, rawTarget, options.Value.MaxResponseOctets) is { } fetch) log.Record(fetch);
    }
}
