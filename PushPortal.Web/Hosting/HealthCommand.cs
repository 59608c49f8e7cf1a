namespace PushPortal.Web.Hosting;

/// <summary>The subcommand <c>health</c>: asks the gateway of this machine whether it is ready, for images that have no HTTP client.</summary>
internal static class HealthCommand
{
    internal const string Name = "health";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>0 when it is ready, else 1.</summary>
    internal static async Task<int> RunAsync()
    {
        var url = (Environment.GetEnvironmentVariable("ASPNETCORE_URLS") ?? ServerSettings.DefaultUrl).Split(';')[0]
            .Replace("://+", "://localhost", StringComparison.Ordinal)
            .Replace("://*", "://localhost", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal);
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(new Uri(url), "/health/ready"));
            Console.WriteLine(await answer.Content.ReadAsStringAsync());
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            Console.WriteLine(failure.Message);
            return 1;
        }
    }
}
