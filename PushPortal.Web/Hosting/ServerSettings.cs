using PushPortal.Infrastructure.Settings;

namespace PushPortal.Web.Hosting;

/// <summary>Where the HTTP server listens and how much it takes.</summary>
internal static class ServerSettings
{
    private const string MaxRequestBody = "PushPortal:MaxRequestBody";
    private const long DefaultMaxRequestBody = 4 * 1024 * 1024;
    private const long LargestRequestBody = 1024L * 1024 * 1024;

    /// <summary>SIGTERM drains and ends within ten seconds; this leaves some of them for closing the store.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(7);

    internal static void ConfigureServer(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (ManagementEndpoint.Read(configuration) is { } management)
        {
            Add($"http://{management}", builder);
        }
        else if (!ServerAddresses.AreSet(configuration))
        {
            builder.WebHost.UseUrls(ServerAddresses.DefaultUrl);
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

    /// <summary>One more address. The framework's own endpoints would win over it, so it is one of them then.</summary>
    private static void Add(string url, WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetSection(ServerAddresses.Endpoints).Exists())
        {
            builder.Configuration[$"{ServerAddresses.Endpoints}:Management:Url"] = url;
        }
        else
        {
            builder.WebHost.UseUrls([.. ServerAddresses.Read(builder.Configuration), url]);
        }
    }
}
