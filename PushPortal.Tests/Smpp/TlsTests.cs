using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Smpp;
using PushPortal.Infrastructure.Smpp.Server;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Smpp;

/// <summary>The SMPP server by TLS, and the ways to it: of a link, of a PPG, and of those who should not come.</summary>
public sealed class TlsTests(TlsTests.TlsGateway own) : IClassFixture<TlsTests.TlsGateway>
{
    private const string Section = "PushPortal:Smsc:Smpp:";

    private readonly GatewayHost _smsc = own.Host;
    private readonly string _hash = own.Hash;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IPEndPoint Endpoint => _smsc.Services.GetRequiredService<SmppServer>().TlsEndpoint!;

    [Theory]
    [InlineData("PushPortal:Links:0", "PushPortal:Links:0:Name", "upstream")]
    [InlineData("PushPortal:Ppg:SmscLink", "PushPortal:Roles", "Ppg,Portal")]
    public async Task Pushes_go_by_tls_and_their_outcome_comes_back(string way, string setting, string value)
    {
        var role = (setting, value);
        await using var gateway = await GatewayHost.StartAsync([
            (way + ":Kind", "Smpp"),
            (way + ":Host", "localhost"),
            (way + ":Port", Endpoint.Port.ToString(CultureInfo.InvariantCulture)),
            (way + ":SystemId", "demo"),
            (way + ":Password", "demo-key"),
            (way + ":Tls", "true"),
            (way + ":TlsTrustedCertificates", own.Trusted),
            role]);
        var handset = await _smsc.NewHandsetAsync();

        var delivered = await gateway.Rest.SubmitIndicationAsync(handset.Number);
        var failed = await gateway.Rest.SubmitIndicationAsync(_smsc.NewUnknownNumber());

        await gateway.Rest.TransactionInAsync(delivered, "delivered");
        Assert.Equal("Unknown subscriber: the number is not in service", (await gateway.Rest.TransactionInAsync(failed, "undeliverable")).Text("reason"));
        Assert.Equal("You have mail", (await handset.OnlyMessageAsync()).GetProperty("content").Text("text"));
    }

    [Theory]
    [InlineData("localhost", false)] // nobody vouches for the certificate
    [InlineData("127.0.0.1", true)] // it is another host's
    public async Task Certificate_that_is_not_good_is_refused_with_a_line_in_the_log(string host, bool isTrusted)
    {
        var log = new KeptLog<SmppHandsetLink>();
        var options = new SmppHandsetLinkOptions
        {
            Name = "upstream",
            Host = host,
            Port = Endpoint.Port,
            SystemId = "demo",
            Password = "demo-key",
            Tls = true,
            TlsTrustedCertificates = isTrusted ? own.Trusted : "",
            FirstReconnect = TimeSpan.FromMilliseconds(10),
        };
        await using var link = new SmppHandsetLink(options, new LinkPolicies(new LinkPolicy()), new RecordingSegmentAnswers(), [], TimeProvider.System, log);
        await link.StartAsync(Ct);

        var line = await Eventually.GetAsync(() => log.Lines.FirstOrDefault(), line => line.Text is not null, "a line in the log");

        Assert.Equal(LogLevel.Warning, line.Level);
        Assert.StartsWith("Link upstream has no session", line.Text, StringComparison.Ordinal);
        Assert.Contains("certificate", line.Text, StringComparison.Ordinal);
        Assert.Contains("certificate", link.Trouble!, StringComparison.Ordinal);
        Assert.False(link.Available);
        await MustServeAsync();
    }

    [Fact]
    public async Task Plain_client_gets_no_answer_at_the_tls_endpoint_and_harms_nobody()
    {
        await using var bound = await (await EsmeClient.ConnectByTlsAsync(Endpoint, _hash)).BoundAsync();
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(Endpoint, Ct);
        await using var plain = new NetworkStream(socket);
        using var answer = new MemoryStream();

        await plain.WriteAsync(EsmeClient.Octets(1, new Bind { Type = BindType.Transceiver, SystemId = "demo", Password = "demo-key" }), Ct);
        await ReadToEndAsync(plain, answer);

        // An alert of TLS is shorter than any PDU.
        Assert.InRange(answer.Length, 0, PduHeader.Octets - 1);
        Assert.Equal(CommandStatus.Ok, (await bound.AskAsync(new EnquireLink())).Status);
        await MustServeAsync();
    }

    [Fact]
    public async Task Client_that_says_nothing_is_cut_off_before_it_is_through_the_handshake()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(Endpoint, Ct);
        await using var silent = new NetworkStream(socket);
        using var answer = new MemoryStream();

        await ReadToEndAsync(silent, answer);

        Assert.InRange(answer.Length, 0, PduHeader.Octets - 1);
        await MustServeAsync();
    }

    private async Task MustServeAsync()
    {
        await using var esme = await (await EsmeClient.ConnectByTlsAsync(Endpoint, _hash)).BoundAsync();
        Assert.Equal(CommandStatus.Ok, (await esme.AskAsync(new EnquireLink())).Status);
    }

    private static async Task ReadToEndAsync(Stream stream, MemoryStream into)
    {
        try
        {
            await stream.CopyToAsync(into, Ct).WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Ct);
        }
        catch (IOException)
        {
            // Reset, because the server had not read all of it.
        }
    }

    /// <summary>A gateway whose SMPP server has a certificate.</summary>
    public sealed class TlsGateway : IAsyncLifetime
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pushportal-tls-");

        internal GatewayHost Host { get; private set; } = null!;

        /// <summary>Of the certificate.</summary>
        internal string Hash { get; private set; } = "";

        /// <summary>The certificate, as those have it who trust it.</summary>
        internal string Trusted => Path.Combine(_folder.FullName, "smsc.pem");

        public async ValueTask InitializeAsync()
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=smsc", key, HashAlgorithmName.SHA256);
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName("localhost");
            request.CertificateExtensions.Add(names.Build());
            using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
            Hash = certificate.GetCertHashString();
            var store = Path.Combine(_folder.FullName, "smsc.p12");
            await File.WriteAllBytesAsync(store, certificate.Export(X509ContentType.Pkcs12, "secret"));
            await File.WriteAllTextAsync(Trusted, certificate.ExportCertificatePem());
            Host = await GatewayHost.StartAsync(
                (Section + "BindTime", "00:00:05"),
                (Section + "Tls:Endpoint", "127.0.0.1:0"),
                (Section + "Tls:CertificatePath", store),
                (Section + "Tls:CertificatePassword", "secret"));
        }

        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            _folder.Delete(recursive: true);
        }
    }
}
