using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Api;

/// <summary>An endpoint of the API as the gateway has mapped it.</summary>
/// <param name="Path">Its pattern, such as <c>/api/v1/pushes/{id}</c>.</param>
internal sealed record ApiRoute(HttpMethod Method, string Path, EndpointMetadataCollection Metadata)
{
    private const string Nobody = "+8600000000000";

    internal string Name => $"{Method} {Path}";

    internal bool IsSimulator => Path.StartsWith("/api/v1/simulator/", StringComparison.Ordinal);

    /// <summary>All that there are, so that none can be forgotten.</summary>
    internal static IReadOnlyList<ApiRoute> Of(GatewayHost gateway) =>
    [
        .. gateway.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) == true)
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods, (endpoint, method) =>
                new ApiRoute(new HttpMethod(method), endpoint.RoutePattern.RawText!.TrimEnd('/'), endpoint.Metadata)),
    ];

    /// <summary>A path of it.</summary>
    /// <param name="id">Of the resource, or the number of the handset, where it has one.</param>
    internal static string PathWith(string pattern, string id) => pattern.Replace("{id}", id, StringComparison.Ordinal).Replace("{msisdn}", id, StringComparison.Ordinal);

    /// <summary>A request to an endpoint by its name.</summary>
    /// <param name="id">Of the resource, where it has one; a handset is one that nobody has.</param>
    internal static (HttpMethod Method, string Path) Request(string name, string id)
    {
        var at = name.IndexOf(' ', StringComparison.Ordinal);
        return (new HttpMethod(name[..at]), PathWith(name[(at + 1)..], name.Contains("{msisdn}", StringComparison.Ordinal) ? Nobody : id));
    }
}
