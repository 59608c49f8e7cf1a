using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Yarp.ReverseProxy.Forwarder;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>
/// What a proxy changes in one request and its response (RFC 9110, 7.6): hop-by-hop headers end, Via is added. Headers that claim a
/// phone number or an address are dropped, whoever sends them.
/// </summary>
/// <param name="options">Name the headers that tell a handset's number, to the origin or from a front; none of these names passes.</param>
/// <param name="number">What the origin is told; null for nothing.</param>
internal sealed class FetchTransformer(Uri target, long maxResponseOctets, WapGatewayOptions options, string? number) : HttpTransformer
{
    private const string Pseudonym = "PushPortal";

    /// <summary>Whether the origin announced a body above the cap; it was not passed on then.</summary>
    public bool TooLarge { get; private set; }

    public override async ValueTask TransformRequestAsync(HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        var headers = httpContext.Request.Headers;
        var via = Via(headers.Via, httpContext.Request.Protocol);
        var named = HopByHopHeaders.NamedIn(headers.Connection);
        foreach (var header in headers.Keys.ToArray())
            if (HopByHopHeaders.EndsHere(header, named) || SubscriberHeaders.Claims(header, options.NumberHeader) || SubscriberHeaders.Claims(header, options.FrontHeader)) RemoveUnlessFraming(headers, header);

        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        proxyRequest.RequestUri = target;
        proxyRequest.Headers.Host = null;                       // the host of the URL itself
        proxyRequest.Headers.Remove("Via");
        proxyRequest.Headers.TryAddWithoutValidation("Via", via);
        if (number is not null) proxyRequest.Headers.TryAddWithoutValidation(options.NumberHeader, number);
    }

    public override async ValueTask<bool> TransformResponseAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        if (proxyResponse is null) return false;
        var request = httpContext.Request;
        if (proxyResponse.Content.Headers.ContentLength > maxResponseOctets && !HttpMethods.IsHead(request.Method) && proxyResponse.StatusCode != HttpStatusCode.NotModified)
        {
            TooLarge = true;
            return false;
        }

        var named = HopByHopHeaders.NamedIn(proxyResponse.Headers.TryGetValues("Connection", out var connection) ? connection.ToArray() : StringValues.Empty);
        var copyBody = await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        var headers = httpContext.Response.Headers;
        foreach (var header in headers.Keys.ToArray())
            if (HopByHopHeaders.EndsHere(header, named)) headers.Remove(header);
        headers.Via = Via(headers.Via, $"HTTP/{proxyResponse.Version.ToString(2)}");
        return copyBody;
    }

    // The forwarder still has to learn from Transfer-Encoding that there is a body; it never copies that header.
    private static void RemoveUnlessFraming(IHeaderDictionary headers, string header)
    {
        if (!header.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)) headers.Remove(header);
    }

    private static string Via(StringValues before, string protocol)
    {
        // Of HTTP the version is said alone (RFC 9110, 7.6.3).
        const string Http = "HTTP/";
        var own = string.Create(CultureInfo.InvariantCulture, $"{(protocol.StartsWith(Http, StringComparison.Ordinal) ? protocol.AsSpan(Http.Length) : protocol)} {Pseudonym}");
        return before.Count == 0 ? own : $"{before}, {own}";
    }
}
