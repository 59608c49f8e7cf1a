using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using PushPortal.Tests.Fakes;

namespace PushPortal.Tests.WapGateway;

public sealed class TunnelTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tunnel_carries_octets_both_ways_and_is_recorded_when_it_ends()
    {
        using var origin = new TcpListener(IPAddress.Loopback, 0);
        origin.Start();
        var port = ((IPEndPoint)origin.LocalEndpoint).Port;
        await using var proxy = await RunningProxy.StartAsync(Ct, ("WapGateway:TunnelPorts:0", $"{port}"));
        using var handset = new NetworkStream(await proxy.ConnectAsync(FixedHandsetAddresses.Handset, Ct), ownsSocket: true);

        await handset.WriteAsync(Encoding.ASCII.GetBytes($"CONNECT 127.0.0.1:{port} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\nearly"), Ct);
        var head = await RawExchange.ReadHeadAsync(handset, Ct);
        using var accepted = new NetworkStream(await origin.AcceptSocketAsync(Ct), ownsSocket: true);
        var up = new byte[5];
        await accepted.ReadExactlyAsync(up, Ct);
        handset.Socket.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, await accepted.ReadAsync(new byte[1], Ct));
        await accepted.WriteAsync("answer after the handset's end"u8.ToArray(), Ct);
        accepted.Close();
        var down = await RawExchange.ReadToEndAsync(handset, Ct);

        var fetch = await proxy.Fetches.NextAsync(Ct);
        Assert.StartsWith("HTTP/1.1 200", head, StringComparison.Ordinal);
        Assert.Equal(("early", "answer after the handset's end"), (Encoding.ASCII.GetString(up), down));
        Assert.Equal((FixedHandsetAddresses.Msisdn, $"127.0.0.1:{port}", 200, 30L), (fetch.Msisdn, fetch.Url, fetch.Status, fetch.Octets));
    }

    [Theory]
    [InlineData("CONNECT 127.0.0.1:25 HTTP/1.1", "HTTP/1.1 403", "port")]
    [InlineData("CONNECT 10.0.0.1:443 HTTP/1.1", "HTTP/1.1 403", "a private address")]
    [InlineData("CONNECT [::ffff:10.0.0.1]:443 HTTP/1.1", "HTTP/1.1 403", "a private address")]
    [InlineData("CONNECT host HTTP/1.1", "HTTP/1.1 400", "host and a port")]
    [InlineData("CONNECT  HTTP/1.1", "HTTP/1.1 400", "host and a port")]
    [InlineData("CONNECT a/b:443 HTTP/1.1", "HTTP/1.1 400", "host and a port")]
    public async Task Refused_tunnel_is_explained(string requestLine, string status, string words)
    {
        await using var proxy = await RunningProxy.StartAsync(Ct);

        var answer = await RawExchange.SendAsync(proxy, requestLine + "\r\nHost: x\r\n\r\n", Ct);

        Assert.StartsWith(status, answer, StringComparison.Ordinal);
        Assert.Contains(words, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tunnel_to_a_closed_port_answers_502()
    {
        var closed = ClosedPort.Find();
        await using var proxy = await RunningProxy.StartAsync(Ct, ("WapGateway:TunnelPorts:0", $"{closed}"));

        var answer = await RawExchange.SendAsync(proxy, $"CONNECT 127.0.0.1:{closed} HTTP/1.1\r\n\r\n", Ct);

        Assert.StartsWith("HTTP/1.1 502", answer, StringComparison.Ordinal);
        Assert.Equal(502, (await proxy.Fetches.NextAsync(Ct)).Status);
    }

    [Fact]
    public async Task No_more_tunnels_than_the_limit_are_open()
    {
        await using var proxy = await RunningProxy.StartAsync(Ct, ("WapGateway:MaxTunnels", "0"));

        Assert.StartsWith("HTTP/1.1 503", await RawExchange.SendAsync(proxy, "CONNECT 127.0.0.1:443 HTTP/1.1\r\n\r\n", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_without_an_end_is_given_up()
    {
        await using var proxy = await RunningProxy.StartAsync(Ct);

        var answer = await RawExchange.SendAsync(proxy, "CONNECT " + new string('x', 9000), Ct);

        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_that_is_no_handset_gets_no_tunnel()
    {
        await using var proxy = await RunningProxy.StartAsync(Ct, ("WapGateway:AllowUnidentifiedClients", "false"));

        Assert.StartsWith("HTTP/1.1 403", await RawExchange.SendAsync(proxy, "CONNECT 127.0.0.1:443 HTTP/1.1\r\n\r\n", Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_ends_open_tunnels()
    {
        using var origin = new TcpListener(IPAddress.Loopback, 0);
        origin.Start();
        var port = ((IPEndPoint)origin.LocalEndpoint).Port;
        var proxy = await RunningProxy.StartAsync(Ct, ("WapGateway:TunnelPorts:0", $"{port}"));
        using var handset = new NetworkStream(await proxy.ConnectAsync(null, Ct), ownsSocket: true);
        await handset.WriteAsync(Encoding.ASCII.GetBytes($"CONNECT 127.0.0.1:{port} HTTP/1.1\r\n\r\n"), Ct);
        await RawExchange.ReadHeadAsync(handset, Ct);

        await proxy.DisposeAsync();

        Assert.Equal("", await RawExchange.ReadToEndAsync(handset, Ct));
        Assert.Equal(1, proxy.Fetches.Waiting);
    }

    [Fact]
    public async Task Silent_tunnel_is_closed()
    {
        var clock = new FakeTimeProvider();
        using var origin = new TcpListener(IPAddress.Loopback, 0);
        origin.Start();
        var port = ((IPEndPoint)origin.LocalEndpoint).Port;
        await using var proxy = await RunningProxy.StartAsync(clock, Ct, ("WapGateway:TunnelPorts:0", $"{port}"), ("WapGateway:TunnelIdleTimeout", "00:00:30"));
        using var handset = new NetworkStream(await proxy.ConnectAsync(null, Ct), ownsSocket: true);
        await handset.WriteAsync(Encoding.ASCII.GetBytes($"CONNECT 127.0.0.1:{port} HTTP/1.1\r\n\r\n"), Ct);
        await RawExchange.ReadHeadAsync(handset, Ct);

        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("", await RawExchange.ReadToEndAsync(handset, Ct));
        Assert.Equal(TimeSpan.FromSeconds(30), (await proxy.Fetches.NextAsync(Ct)).Duration);
    }

    [Fact]
    public async Task Tunnel_brings_no_more_than_the_cap()
    {
        using var origin = new TcpListener(IPAddress.Loopback, 0);
        origin.Start();
        var port = ((IPEndPoint)origin.LocalEndpoint).Port;
        await using var proxy = await RunningProxy.StartAsync(Ct, ("WapGateway:TunnelPorts:0", $"{port}"), ("WapGateway:MaxResponseOctets", "1024"));
        using var handset = new NetworkStream(await proxy.ConnectAsync(null, Ct), ownsSocket: true);
        await handset.WriteAsync(Encoding.ASCII.GetBytes($"CONNECT 127.0.0.1:{port} HTTP/1.1\r\n\r\n"), Ct);
        await RawExchange.ReadHeadAsync(handset, Ct);
        using var accepted = new NetworkStream(await origin.AcceptSocketAsync(Ct), ownsSocket: true);

        await accepted.WriteAsync(new byte[1024], Ct);

        Assert.Equal(1024, (await RawExchange.ReadToEndAsync(handset, Ct)).Length);
    }

    [Theory]
    [InlineData("CONNE")]
    [InlineData("CONNECT 127.0.0.1:443 HTTP/1.1\r\n")]
    [InlineData("GET http://127.0.0.1/ HTTP/1.1\r\n")]
    [InlineData("")]
    public async Task Connection_that_does_not_finish_its_head_is_closed(string beginning)
    {
        await using var proxy = await RunningProxy.StartAsync(Ct, ("WapGateway:RequestHeadTimeout", "00:00:00.1"));
        using var handset = new NetworkStream(await proxy.ConnectAsync(null, Ct), ownsSocket: true);
        await handset.WriteAsync(Encoding.ASCII.GetBytes(beginning), Ct);

        var ended = await Record.ExceptionAsync(() => RawExchange.ReadToEndAsync(handset, Ct));

        Assert.True(ended is null or IOException, $"{ended}");
        Assert.Equal(0, proxy.Fetches.Waiting);
    }
}
