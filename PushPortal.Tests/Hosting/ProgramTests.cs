using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using PushPortal.Tests.WapGateway;
using PushPortal.Web.Hosting;

namespace PushPortal.Tests.Hosting;

/// <summary>The program as an operator starts and stops it.</summary>
public sealed class ProgramTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("PushPortal:Smsc:TransactionWindow", "0")]
    [InlineData("PushPortal:Smsc:TransactionWindow", "soon")]
    [InlineData("PushPortal:Roles", "Nonsense")]
    [InlineData("PushPortal:Roles", "Portal")]
    [InlineData("PushPortal:Ppg:SmscLink:Kind", "Pigeon")]
    [InlineData("PushPortal:Ppg:SmscLink:Kind", "Smpp")]
    [InlineData("PushPortal:Links:0:Kind", "Pigeon")]
    [InlineData("PushPortal:Storage:Provider", "Oracle")]
    [InlineData("PushPortal:MaxRequestBody", "1")]
    [InlineData("PushPortal:MaxRequestBody", "4 MiB")]
    [InlineData("PushPortal:Notifications:FirstRetry", "-00:00:01")]
    [InlineData("PushPortal:DemoData", "perhaps")]
    [InlineData("PushPortal:Ppg:SenderAddress", "ppg.example")]
    [InlineData("PushPortal:Ppg:MaxCapabilities", "1")]
    [InlineData("PushPortal:Backups:Schedule", "at night")]
    [InlineData("PushPortal:TrustedProxies:0", "the proxy")]
    [InlineData("PushPortal:TrustedProxies:0", "10.0.0.0/80")]
    public async Task Wrong_setting_stops_the_start_and_is_named(string key, string value)
    {
        var (code, said) = await StartAsync((key, value));

        Assert.Equal(1, code);
        Assert.StartsWith("PushPortal does not start: ", said, StringComparison.Ordinal);
        Assert.Contains(key, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_setting_of_the_environment_ends_the_process_with_its_name_on_the_last_line()
    {
        await using var run = new ProgramRun([], ("PushPortal__Smsc__TransactionWindow", "0"), ("ASPNETCORE_URLS", "http://127.0.0.1:0"));

        Assert.Equal(1, await run.ExitCodeAsync(Ct));

        var last = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^1];
        Assert.StartsWith("PushPortal does not start: ", last, StringComparison.Ordinal);
        Assert.Contains("PushPortal:Smsc:TransactionWindow", last, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PushPortal:Smsc:Smpp:Endpoint", SocketType.Stream)]
    [InlineData("PushPortal:WapGateway:HttpEndpoint", SocketType.Stream)]
    [InlineData("PushPortal:WapGateway:WspEndpoint", SocketType.Dgram)]
    [InlineData("PushPortal:WapGateway:WspSessionEndpoint", SocketType.Dgram)]
    [InlineData("urls", SocketType.Stream)]
    public async Task Address_that_is_taken_stops_the_start_and_is_named(string key, SocketType type)
    {
        using var other = new Socket(AddressFamily.InterNetwork, type, type == SocketType.Stream ? ProtocolType.Tcp : ProtocolType.Udp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        if (type == SocketType.Stream)
        {
            other.Listen();
        }

        var taken = $"{other.LocalEndPoint}";
        var (code, said) = await StartAsync((key, key == "urls" ? $"http://{taken}" : taken));

        Assert.Equal(1, code);
        Assert.StartsWith("PushPortal does not start: ", said, StringComparison.Ordinal);
        Assert.Contains(taken, said, StringComparison.Ordinal);
        Assert.Contains(key, said, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("PushPortal:Ppg:SmscLink:Kind", "InProcess")]
    [InlineData("PushPortal:Ppg:SmscLink:Host", "Smpp")]
    public async Task Ppg_without_an_smsc_needs_one_in_another_process(string named, string kind)
    {
        var (code, said) = await StartAsync(("PushPortal:Roles", "Ppg,Portal"), ("PushPortal:Ppg:SmscLink:Kind", kind));

        Assert.Equal(1, code);
        Assert.Contains(named, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Smsc", HttpStatusCode.OK, HttpStatusCode.NotFound)]
    [InlineData("Ppg,WapGateway,Portal", HttpStatusCode.NotFound, HttpStatusCode.OK)]
    public async Task Role_has_its_own_interfaces_and_no_others(string roles, HttpStatusCode simulator, HttpStatusCode pushes)
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ClosedPort.Find()}");
        await using var run = new ProgramRun(
            ["--urls", url],
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("PushPortal__DemoData", "true"),
            ("PushPortal__Roles", roles),
            ("PushPortal__Ppg__SmscLink__Kind", "Smpp"),
            ("PushPortal__Ppg__SmscLink__Host", "127.0.0.1"),
            ("PushPortal__Ppg__SmscLink__Port", ClosedPort.Find().ToString(CultureInfo.InvariantCulture)),
            ("PushPortal__Ppg__SmscLink__SystemId", "demo"));
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        await run.ReadyAsync(http, Ct);

        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "demo-key");
        using var network = await http.GetAsync("/api/v1/simulator/network", Ct);
        using var list = await http.GetAsync("/api/v1/pushes", Ct);

        Assert.Equal((simulator, pushes), (network.StatusCode, list.StatusCode));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Addresses_come_from_the_command_line_or_the_environment(bool byArgument)
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ClosedPort.Find()}");
        await using var run = byArgument ? new ProgramRun(["--urls", url]) : new ProgramRun([], ("ASPNETCORE_URLS", url));
        using var http = new HttpClient { BaseAddress = new Uri(url) };

        await run.ReadyAsync(http, Ct);
        var asked = TimeProvider.System.GetTimestamp();
        await run.TerminateAsync(Ct);

        Assert.Equal(0, await run.ExitCodeAsync(Ct));
        Assert.InRange(TimeProvider.System.GetElapsedTime(asked), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("ASPNETCORE_HTTP_PORTS", "{0}")]
    [InlineData("Kestrel__Endpoints__Web__Url", "http://127.0.0.1:{0}")]
    public async Task Management_endpoint_stands_beside_the_addresses_however_they_are_set(string name, string value)
    {
        var (port, management) = (ClosedPort.Find(), ClosedPort.Find());
        await using var run = new ProgramRun([], (name, string.Format(CultureInfo.InvariantCulture, value, port)), ("PushPortal__Management__Endpoint", $"127.0.0.1:{management}"));
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{management}") };
        await run.ReadyAsync(http, Ct);

        using var elsewhere = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        using var page = await elsewhere.GetAsync("/Account/Login", Ct);
        using var notThere = await http.GetAsync("/Account/Login", Ct);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (page.StatusCode, notThere.StatusCode));
    }

    [Fact]
    public async Task Outside_development_nobody_has_a_built_in_key_and_the_first_administrators_password_is_printed_once()
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ClosedPort.Find()}");
        await using var run = new ProgramRun(["--urls", url]);
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        await run.ReadyAsync(http, Ct);

        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "demo-key");
        using var answer = await http.GetAsync("/api/v1/pushes", Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain("demo-accounts", await http.GetStringAsync("/Account/Login", Ct), StringComparison.Ordinal);
        Assert.Single(run.Output.Split('\n'), line => line.Contains("The portal's first administrator is 'admin' with the password '", StringComparison.Ordinal));
        Assert.DoesNotContain("PushPortal1!", run.Output, StringComparison.Ordinal);
    }

    /// <summary>A start that fails, in this process: each process of its own would compile all of the gateway anew.</summary>
    /// <returns>The exit code, and the last line that it has to say.</returns>
    private static async Task<(int Code, string Said)> StartAsync(params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("pushportal-");
        using var errors = new StringWriter();
        (string Key, string Value)[] usual =
        [
            ("environment", "Production"),
            ("applicationName", typeof(Program).Assembly.GetName().Name!),
            ("contentRoot", folder.FullName),
            ("Logging:LogLevel:Default", "None"),
            ("urls", "http://127.0.0.1:0"),
            ("PushPortal:Storage:ConnectionString", $"Data Source={Path.Combine(folder.FullName, "gateway.db")};Pooling=False"),
            ("PushPortal:WapGateway:HttpEndpoint", "127.0.0.1:0"),
            ("PushPortal:WapGateway:WspEndpoint", "127.0.0.1:0"),
            ("PushPortal:WapGateway:WspSessionEndpoint", "127.0.0.1:0"),
            ("PushPortal:Smsc:Smpp:Endpoint", "127.0.0.1:0"),
        ];

        // One that starts all the same does not end.
        var code = await Task.Run(() => Launch.RunAsync([.. usual.Concat(settings).Select(setting => $"--{setting.Key}={setting.Value}")], TextWriter.Null, errors), Ct)
            .WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System, Ct);
        folder.Delete(recursive: true);
        return (code, errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^1]);
    }
}
