using PushPortal.Infrastructure.Settings;

namespace PushPortal.Web.Hosting;

/// <summary>Where the HTTP server listens and how much it takes.</summary>
internal static class ServerSettings
{
    internal const string DefaultUrl = "http://localhost:8080";
    private const string MaxRequestBody = "PushPortal:MaxRequestBody";
    private const long DefaultMaxRequestBody = 4 * 1024 * 1024;
    private const long LargestRequestBody = 1024L * 1024 * 1024;

    /// <summary>Where the framework looks for addresses: any of them wins over the default.</summary>
    private static readonly string[] UrlKeys = ["urls", "http_ports", "https_ports"];

    /// <summary>SIGTERM drains and ends within ten seconds; this leaves some of them for closing the store.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(7);

    internal static void ConfigureServer(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var urls = Urls(configuration);
        if (ManagementEndpoint.Read(configuration) is { } management)
        {
            urls = $"{urls ?? configuration["urls"]};http://{management}";
        }

        if (urls is not null)
        {
            builder.WebHost.UseUrls(urls);
        }

        var limit = configuration.GetValue(MaxRequestBody, DefaultMaxRequestBody);
        if (limit is < 1024 or > LargestRequestBody)
        {
            throw new SettingException($"{MaxRequestBody} is {limit}: it must be from 1024 to {LargestRequestBody} octets.");
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limit;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
    }

    /// <summary>The default address; null when one is configured.</summary>
    private static string? Urls(ConfigurationManager configuration) =>
        Array.Exists(UrlKeys, key => configuration[key] is { Length: > 0 }) || configuration.GetSection("Kestrel:Endpoints").Exists() ? null : DefaultUrl;
}
