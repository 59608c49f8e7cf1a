using System.Net;

namespace PushPortal.Infrastructure.Outgoing;

/// <summary>Lets only requests through whose connection the connector will check, and brings a refusal out of the handler's wrapping.</summary>
internal sealed class GuardedHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { IsAbsoluteUri: true } uri) throw new TargetRefusedException("(none)", "it is not an absolute URL");
        if (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) throw new TargetRefusedException(uri.IdnHost, "only http and https are spoken");
        // HTTP/3 opens its connection without the connect callback, so nothing would be checked.
        if (request.Version.Major > 2) request.Version = HttpVersion.Version20;
        if (request.VersionPolicy == HttpVersionPolicy.RequestVersionOrHigher) request.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException failure) when (failure.InnerException is TargetRefusedException refused)
        {
            throw new TargetRefusedException(refused.Host, refused.Reason);
        }
    }
}
