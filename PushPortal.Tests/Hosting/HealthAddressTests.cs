using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.WapGateway;
using PushPortal.Web.Hosting;

namespace PushPortal.Tests.Hosting;

/// <summary>What the subcommand <c>health</c> makes of addresses and answers.</summary>
public sealed class HealthAddressTests : IAsyncLifetime
{
    private LoopbackOrigin _gateway = null!;
    private int _status = StatusCodes.Status200OK;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _gateway = await LoopbackOrigin.StartAsync(
        context =>
        {
            context.Response.StatusCode = _status;
            return context.Response.WriteAsync(_status == StatusCodes.Status200OK ? "Healthy" : "Unhealthy");
        },
        Ct);

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Theory]
    [InlineData("urls", "http://127.0.0.1:{port}")]
    [InlineData("urls", "http://+:{port}/")]
    [InlineData("urls", "http://0.0.0.0:{port}")]
    [InlineData("urls", "http://[::]:{port}")]
    [InlineData("urls", "http://gateway.example:{port}")]
    [InlineData("urls", "https://+:1;http://unix:/run/pushportal.sock;;what?;http://*:{port}")]
    [InlineData("http_ports", "{port};1")]
    [InlineData("Kestrel:Endpoints:Web:Url", "http://localhost:{port}")]
    [InlineData("PushPortal:Management:Endpoint", "127.0.0.1:{port}")]
    public async Task Gateway_is_asked_where_it_listens(string key, string value)
    {
        var (code, said) = await AskAsync((key, value.Replace("{port}", $"{_gateway.Port}", StringComparison.Ordinal)));

        Assert.Equal((0, "Healthy", "/health/ready"), (code, said, Assert.Single(_gateway.Seen).Target));
    }

    /// <summary>Its certificate is for the name that peers know, and it is asked on this machine.</summary>
    [Fact]
    public async Task Gateway_that_takes_https_alone_is_asked_by_it_whatever_its_certificate_is_for()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=gateway.example", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        await using var gateway = await LoopbackOrigin.StartAsync(context => context.Response.WriteAsync("Healthy"), Ct, certificate: certificate);

        Assert.Equal((0, "Healthy"), await AskAsync(("urls", $"https://127.0.0.1:{gateway.Port}")));
        Assert.Equal("/health/ready", Assert.Single(gateway.Seen).Target);
    }

    [Fact]
    public async Task Endpoints_of_the_framework_win_over_urls_and_urls_over_ports()
    {
        var here = $"http://127.0.0.1:{_gateway.Port}";
        var nowhere = $"http://127.0.0.1:{ClosedPort.Find()}";

        Assert.Equal(0, (await AskAsync(("Kestrel:Endpoints:Web:Url", here), ("urls", nowhere), ("http_ports", "1"))).Code);
        Assert.Equal(0, (await AskAsync(("urls", here), ("http_ports", "1"))).Code);
        Assert.Equal(1, (await AskAsync(("urls", nowhere), ("http_ports", $"{_gateway.Port}"))).Code);
    }

    [Fact]
    public async Task Gateway_whose_store_fails_is_not_ready()
    {
        _status = StatusCodes.Status503ServiceUnavailable;

        Assert.Equal((1, "Unhealthy"), await AskAsync(("urls", $"http://127.0.0.1:{_gateway.Port}")));
    }

    [Fact]
    public async Task Gateway_that_does_not_run_is_not_ready()
    {
        var (code, said) = await AskAsync(("urls", $"http://127.0.0.1:{ClosedPort.Find()}"));

        Assert.Equal(1, code);
        Assert.Contains("refused", said, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("urls", "nowhere")]
    [InlineData("urls", "http://")]
    [InlineData("urls", "://")]
    [InlineData("urls", ";")]
    [InlineData("urls", "ftp://127.0.0.1:21")]
    [InlineData("urls", "http://127.0.0.1:0")]
    [InlineData("urls", "http://127.0.0.1:99999")]
    [InlineData("urls", "http://unix:/run/pushportal.sock")]
    [InlineData("PushPortal:Management:Endpoint", "somewhere")]
    public async Task What_is_no_address_is_told(string key, string value)
    {
        var (code, said) = await AskAsync((key, value));

        Assert.Equal(1, code);
        Assert.Contains(key == "urls" ? "None of the gateway's addresses can be asked" : key, said, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said)> AskAsync(params (string Key, string Value)[] settings)
    {
        using var output = new StringWriter();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)).Build();
        return (await HealthCommand.RunAsync(configuration, output), output.ToString().Trim());
    }
}
