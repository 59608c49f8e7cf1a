using System.Globalization;
using PushPortal.Tests.Journeys;
using PushPortal.Web.Hosting;

namespace PushPortal.Tests.Hosting;

/// <summary>The subcommand that the image's health check runs, in a process of its own beside the gateway.</summary>
public sealed class HealthCommandTests(SharedGateway shared) : Journey(shared)
{
    [Theory]
    [InlineData("ASPNETCORE_HTTP_PORTS", "{0}")]
    [InlineData("PushPortal__Management__Endpoint", "127.0.0.1:{0}")]
    public async Task Gateway_is_found_wherever_the_environment_says_it_is(string name, string value)
    {
        var text = string.Format(CultureInfo.InvariantCulture, value, Gateway.Address.Port);
        await using var run = new ProgramRun(["health"], (name, text));

        var code = await run.ExitCodeAsync(Ct);

        Assert.Equal((0, "Healthy"), (code, run.Output.Trim()));
    }

    [Theory]
    [InlineData("https://127.0.0.1:1;http://*:{0}")]
    [InlineData("http://localhost:{0}")]
    public async Task Gateway_is_found_wherever_the_command_line_says_it_is(string urls)
    {
        using var output = new StringWriter();

        var code = await Launch.RunAsync(["health", "--urls", string.Format(CultureInfo.InvariantCulture, urls, Gateway.Address.Port)], output, TextWriter.Null);

        Assert.Equal((0, "Healthy"), (code, output.ToString().Trim()));
    }

    [Fact]
    public async Task Address_that_is_none_is_told_and_not_a_crash()
    {
        await using var run = new ProgramRun(["health"], ("ASPNETCORE_URLS", "http://;nowhere"));

        Assert.Equal(1, await run.ExitCodeAsync(Ct));
        Assert.Contains("http://; nowhere", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", run.Output, StringComparison.Ordinal);
    }
}
