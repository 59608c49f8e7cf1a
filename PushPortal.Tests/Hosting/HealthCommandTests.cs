using System.Globalization;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Hosting;

/// <summary>The subcommand that the image's health check runs, in a process of its own beside the gateway.</summary>
public sealed class HealthCommandTests(SharedGateway shared) : Journey(shared)
{
    [Theory]
    [InlineData("ASPNETCORE_HTTP_PORTS", "{0}")]
    [InlineData("PushPortal__Management__Endpoint", "127.0.0.1:{0}")]
    [InlineData("ASPNETCORE_URLS", "https://127.0.0.1:1;http://*:{0}")]
    [InlineData("--urls", "http://localhost:{0}")]
    public async Task Gateway_is_found_wherever_its_addresses_are_set(string name, string value)
    {
        var text = string.Format(CultureInfo.InvariantCulture, value, Gateway.Address.Port);
        await using var run = name[0] == '-' ? new ProgramRun(["health", name, text]) : new ProgramRun(["health"], (name, text));

        var code = await run.ExitCodeAsync(Ct);

        Assert.Equal((0, "Healthy"), (code, run.Output.Trim()));
    }

    [Theory]
    [InlineData("http://")]
    [InlineData("nowhere")]
    public async Task Address_that_is_none_is_told_and_not_a_crash(string url)
    {
        await using var run = new ProgramRun(["health"], ("ASPNETCORE_URLS", url));

        Assert.Equal(1, await run.ExitCodeAsync(Ct));
        Assert.Contains(url, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", run.Output, StringComparison.Ordinal);
    }
}
