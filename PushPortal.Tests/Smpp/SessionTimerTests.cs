using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Infrastructure.Smpp.Server;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Smpp;

/// <summary>What time and numbers end. The times are far shorter than in service.</summary>
public sealed class SessionTimerTests(SessionTimerTests.HastyGateway own) : IClassFixture<SessionTimerTests.HastyGateway>, IAsyncLifetime
{
    private const string Section = "PushPortal:Smsc:Smpp:";

    private GatewayHost Gateway => own.Host;

    /// <summary>Each test has all connections to itself.</summary>
    public async ValueTask InitializeAsync() =>
        await Eventually.GetAsync(() => Gateway.Services.GetRequiredService<SmppServer>().Sessions.Count(), open => open == 0, "the end of the sessions of the test before");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Peer_that_does_not_bind_in_time_is_cut_off()
    {
        await using var esme = await EsmeClient.ConnectAsync(Gateway.Smpp);

        await esme.MustBeClosedAsync();
    }

    [Fact]
    public async Task Silent_peer_is_asked_and_one_that_does_not_answer_is_cut_off()
    {
        await using var esme = await EsmeClient.ConnectAsync(Gateway.Smpp);
        await esme.BoundAsync();

        await esme.RespondAsync(await esme.NextAsync<EnquireLink>(), new EnquireLinkResp());
        await esme.NextAsync<EnquireLink>();

        await esme.MustBeClosedAsync();
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_closed_at_once()
    {
        await using var first = await EsmeClient.ConnectAsync(Gateway.Smpp);
        await using var second = await EsmeClient.ConnectAsync(Gateway.Smpp);
        await first.BoundAsync();
        await using var third = await EsmeClient.ConnectAsync(Gateway.Smpp);

        await third.MustBeClosedAsync();
    }

    [Fact]
    public async Task Esme_may_come_by_tls()
    {
        IPEndPoint endpoint = Gateway.Services.GetRequiredService<SmppServer>().TlsEndpoint!;

        await using var esme = await EsmeClient.ConnectByTlsAsync(endpoint, own.Hash);
        await esme.BoundAsync();

        Assert.Equal(CommandStatus.Ok, (await esme.AskAsync(new EnquireLink())).Status);
    }

    /// <summary>A gateway that waits for nobody, and has few connections.</summary>
    public sealed class HastyGateway : IAsyncLifetime
    {
        private readonly string _certificate = Path.GetTempFileName();

        internal GatewayHost Host { get; private set; } = null!;

        /// <summary>Of its certificate.</summary>
        internal string Hash { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var certificate = new CertificateRequest("CN=smsc", key, HashAlgorithmName.SHA256)
                .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
            Hash = certificate.GetCertHashString();
            await File.WriteAllBytesAsync(_certificate, certificate.Export(X509ContentType.Pkcs12, "secret"));
            Host = await GatewayHost.StartAsync(
                (Section + "BindTime", "00:00:03"),
                (Section + "EnquireAfter", "00:00:00.300"),
                (Section + "AnswerTime", "00:00:03"),
                (Section + "MaxConnections", "2"),
                (Section + "Tls:Endpoint", "127.0.0.1:0"),
                (Section + "Tls:CertificatePath", _certificate),
                (Section + "Tls:CertificatePassword", "secret"));
        }

        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            File.Delete(_certificate);
        }
    }
}
