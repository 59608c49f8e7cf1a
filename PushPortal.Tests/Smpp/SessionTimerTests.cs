using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Infrastructure.Smpp.Server;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Smpp;

/// <summary>What time and numbers end. The times are far shorter than in service.</summary>
public sealed class SessionTimerTests : IAsyncLifetime
{
    private const string Section = "PushPortal:Smsc:Smpp:";

    private readonly string _certificate = Path.GetTempFileName();
    private string _hash = "";
    private GatewayHost _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=smsc", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        _hash = certificate.GetCertHashString();
        await File.WriteAllBytesAsync(_certificate, certificate.Export(X509ContentType.Pkcs12, "secret"));
        _gateway = await GatewayHost.StartAsync(
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
        await _gateway.DisposeAsync();
        File.Delete(_certificate);
    }

    [Fact]
    public async Task Peer_that_does_not_bind_in_time_is_cut_off()
    {
        await using var esme = await EsmeClient.ConnectAsync(_gateway.Smpp);

        await esme.MustBeClosedAsync();
    }

    [Fact]
    public async Task Silent_peer_is_asked_and_one_that_does_not_answer_is_cut_off()
    {
        await using var esme = await EsmeClient.ConnectAsync(_gateway.Smpp);
        await esme.BoundAsync();

        await esme.RespondAsync(await esme.NextAsync<EnquireLink>(), new EnquireLinkResp());
        await esme.NextAsync<EnquireLink>();

        await esme.MustBeClosedAsync();
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_closed_at_once()
    {
        await using var first = await EsmeClient.ConnectAsync(_gateway.Smpp);
        await using var second = await EsmeClient.ConnectAsync(_gateway.Smpp);
        await first.BoundAsync();
        await using var third = await EsmeClient.ConnectAsync(_gateway.Smpp);

        await third.MustBeClosedAsync();
    }

    [Fact]
    public async Task Esme_may_come_by_tls()
    {
        IPEndPoint endpoint = _gateway.Services.GetRequiredService<SmppServer>().TlsEndpoint!;

        await using var esme = await EsmeClient.ConnectByTlsAsync(endpoint, _hash);
        await esme.BoundAsync();

        Assert.Equal(CommandStatus.Ok, (await esme.AskAsync(new EnquireLink())).Status);
    }
}
