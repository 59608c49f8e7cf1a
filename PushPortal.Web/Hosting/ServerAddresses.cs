namespace PushPortal.Web.Hosting;

/// <summary>Where the HTTP server listens, by the settings that the framework reads, in the order in which they win.</summary>
internal static class ServerAddresses
{
    internal const string DefaultUrl = "http://localhost:8080";

    /// <summary>The framework's own section: endpoints by name, each with its URL.</summary>
    internal const string Endpoints = "Kestrel:Endpoints";

    private const string Urls = "urls";
    private const string HttpPorts = "http_ports";
    private const string HttpsPorts = "https_ports";

    /// <summary>Whether any is configured; it wins over the default.</summary>
    internal static bool AreSet(IConfiguration configuration) =>
        Array.Exists([Urls, HttpPorts, HttpsPorts], key => configuration[key] is { Length: > 0 }) || configuration.GetSection(Endpoints).Exists();

    /// <summary>As they are written, without <see cref="ManagementEndpoint"/>.</summary>
    internal static IReadOnlyList<string> Read(IConfiguration configuration)
    {
        if (configuration.GetSection(Endpoints).GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>().ToList() is { Count: > 0 } endpoints)
        {
            return endpoints;
        }

        if (configuration[Urls] is { Length: > 0 } urls)
        {
            return Split(urls);
        }

        string[] ports = [.. Split(configuration[HttpPorts]).Select(port => $"http://*:{port}"), .. Split(configuration[HttpsPorts]).Select(port => $"https://*:{port}")];
        return ports.Length > 0 ? ports : [DefaultUrl];
    }

    private static string[] Split(string? list) => list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
