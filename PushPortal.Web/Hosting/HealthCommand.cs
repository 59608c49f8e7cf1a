using System.Net;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Web.Hosting;

/// <summary>The subcommand <c>health</c>: asks the gateway of this machine whether it is ready, or with <c>--live</c> whether it lives, for images that have no HTTP client. It takes the gateway's settings as the gateway does.</summary>
internal static class HealthCommand
{
    internal const string Name = "health";

    /// <summary>The option by which a node that stands by is healthy too.</summary>
    internal const string Live = "--live";

    private const string ReadyPath = "/health/ready";
    private const string LivePath = "/health/live";
    private const string LocalHost = "localhost";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <param name="configuration">The gateway's.</param>
    /// <param name="output">Gets what it answers, or why it does not.</param>
    /// <param name="live">Whether it has to live, and no more.</param>
    /// <returns>0 when it is, else 1.</returns>
    internal static async Task<int> RunAsync(IConfiguration configuration, TextWriter output, bool live = false)
    {
        try
        {
            var addresses = Addresses(configuration);
            if (ToAsk(addresses) is not { } address)
            {
                await output.WriteLineAsync($"None of the gateway's addresses can be asked: {string.Join("; ", addresses)}");
                return 1;
            }

            // It asks this machine, whatever proxy the machine has, and whatever name its certificate is for.
#pragma warning disable RS0030
            using var handler = new HttpClientHandler
            {
                UseProxy = false,
                AllowAutoRedirect = false,
                ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
            };
            using var http = new HttpClient(handler) { Timeout = Patience };
#pragma warning restore RS0030
            using var answer = await http.GetAsync(new Uri(address, live ? LivePath : ReadyPath));
            await output.WriteLineAsync(await answer.Content.ReadAsStringAsync());
            return answer.StatusCode == HttpStatusCode.OK ? 0 : 1;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or SettingException)
        {
            await output.WriteLineAsync(failure.Message);
            return 1;
        }
    }

    private static List<string> Addresses(IConfiguration configuration) =>
        [.. ManagementEndpoint.Read(configuration) is { } management ? [$"http://{management}"] : Array.Empty<string>(), .. ServerAddresses.Read(configuration)];

    /// <summary>The first by plain HTTP, else the first.</summary>
    private static Uri? ToAsk(IEnumerable<string> addresses) =>
        addresses.Select(ToAsk).OfType<Uri>().OrderBy(address => address.Scheme == Uri.UriSchemeHttp ? 0 : 1).FirstOrDefault();

    /// <summary>Null for what is no address, a socket that has no port, and a port that only the gateway knows.</summary>
    private static Uri? ToAsk(string text)
    {
        try
        {
            var address = BindingAddress.Parse(text);
            return (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && !address.IsUnixPipe && !address.IsNamedPipe && address.Port is > 0 and <= IPEndPoint.MaxPort
                ? new UriBuilder(address.Scheme, HostOf(address.Host), address.Port).Uri
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The server takes a name for every address of the machine.</summary>
    private static string HostOf(string host) =>
        IPAddress.TryParse(host, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any) ? host : LocalHost;
}
