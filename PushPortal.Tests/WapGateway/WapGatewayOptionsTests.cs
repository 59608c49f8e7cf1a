using Microsoft.Extensions.Options;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Tests.WapGateway;

public sealed class WapGatewayOptionsTests
{
    [Theory]
    [InlineData("WapGateway:HttpEndpoint", "127.0.0.1")]
    [InlineData("WapGateway:HttpEndpoint", "8090")]
    [InlineData("WapGateway:HttpEndpoint", "127.0.0.1:99999")]
    [InlineData("WapGateway:HttpEndpoint", "not a host:80")]
    [InlineData("WapGateway:HttpEndpoint", "::1:80")]
    [InlineData("WapGateway:HttpEndpoint", "")]
    [InlineData("WapGateway:WspEndpoint", "9200")]
    [InlineData("WapGateway:WspSessionEndpoint", "127.0.0.1")]
    [InlineData("WapGateway:Wsp:RequestTimeout", "00:00:00")]
    [InlineData("WapGateway:Wsp:MaxRequestOctets", "100")]
    [InlineData("WapGateway:Wsp:MaxReplyOctets", "1000000")]
    [InlineData("WapGateway:Wsp:MaxConnectionlessReplyOctets", "70000")]
    [InlineData("WapGateway:Wsp:PacketOctets", "1500")]
    [InlineData("WapGateway:Wsp:AcknowledgementInterval", "00:00:00")]
    [InlineData("WapGateway:Wsp:RetransmissionInterval", "00:02:00")]
    [InlineData("WapGateway:Wsp:MaxRetransmissions", "21")]
    [InlineData("WapGateway:Wsp:WaitInterval", "00:00:00")]
    [InlineData("WapGateway:Wsp:MaxTransactions", "0")]
    [InlineData("WapGateway:Wsp:MaxTransactionsPerPeer", "0")]
    [InlineData("WapGateway:Wsp:MaxKeptOctets", "1")]
    [InlineData("WapGateway:Wsp:MaxSessions", "0")]
    [InlineData("WapGateway:Wsp:MaxSessionsPerHandset", "0")]
    [InlineData("WapGateway:Wsp:MaxMethods", "17")]
    [InlineData("WapGateway:Wsp:SessionIdleTimeout", "00:00:01")]
    [InlineData("WapGateway:RequestHeadTimeout", "00:05:00")]
    [InlineData("WapGateway:RequestTimeout", "00:00:00")]
    [InlineData("WapGateway:TunnelIdleTimeout", "00:00:00")]
    [InlineData("WapGateway:MaxRequestOctets", "1")]
    [InlineData("WapGateway:MaxResponseOctets", "1")]
    [InlineData("WapGateway:MaxConnections", "0")]
    [InlineData("WapGateway:MaxTunnels", "-1")]
    [InlineData("WapGateway:MaxFetchesPerHandset", "-1")]
    [InlineData("WapGateway:NumberHeader", "Host")]
    [InlineData("WapGateway:NumberHeader", "X-A: b")]
    [InlineData("WapGateway:NumberHeader", "")]
    [InlineData("WapGateway:TunnelPorts", "0", ":0")]
    [InlineData("WapGateway:OriginPorts", "70000", ":0")]
    [InlineData("WapGateway:OriginNetworks", "10.0.0.0/40", ":0")]
    [InlineData("WapGateway:FrontNetworks", "10.0.0.0/40", ":0")]
    [InlineData("WapGateway:FrontHeader", "Host")]
    [InlineData("Outgoing:ConnectTimeout", "00:02:00")]
    [InlineData("Outgoing:RequestTimeout", "01:00:00")]
    [InlineData("Outgoing:ConnectionLifetime", "00:00:00")]
    [InlineData("Outgoing:ConnectionsPerTarget", "0")]
    [InlineData("Outgoing:MaxResponseOctets", "0")]
    [InlineData("Outgoing:AllowedNetworks", "everything", ":0")]
    public async Task Wrong_setting_stops_the_start_with_its_key(string key, string value, string index = "")
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => RunningProxy.StartAsync(TestContext.Current.CancellationToken, (key + index, value)));

        Assert.Contains($"PushPortal:{key} ", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost:0")]
    [InlineData("[::1]:0")]
    [InlineData("0.0.0.0:0")]
    public async Task Port_0_takes_a_free_port_that_can_be_asked_for(string endpoint)
    {
        await using var proxy = await RunningProxy.StartAsync(TestContext.Current.CancellationToken, ("WapGateway:HttpEndpoint", endpoint));

        Assert.NotEqual(0, proxy.Endpoint.Port);
    }

    [Fact]
    public async Task Port_in_use_stops_the_start_with_its_key()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var first = await RunningProxy.StartAsync(ct);

        var failure = await Assert.ThrowsAsync<SettingException>(() => RunningProxy.StartAsync(ct, ("WapGateway:HttpEndpoint", $"{first.Endpoint}")));

        Assert.Contains($"PushPortal:WapGateway:HttpEndpoint {first.Endpoint}", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WspEndpoint")]
    [InlineData("WspSessionEndpoint")]
    public async Task Wsp_port_in_use_stops_the_start_with_its_key(string key)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var first = await RunningProxy.StartAsync(ct);

        var failure = await Assert.ThrowsAsync<SettingException>(() => RunningProxy.StartAsync(ct, ($"WapGateway:{key}", $"{first.Wsp}")));

        Assert.Contains($"PushPortal:WapGateway:{key} {first.Wsp}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wsp_is_left_out_where_its_endpoints_are_empty()
    {
        await using var gateway = await RunningProxy.StartAsync(TestContext.Current.CancellationToken, ("WapGateway:WspEndpoint", ""), ("WapGateway:WspSessionEndpoint", ""));

        Assert.Equal((null, null), (gateway.Wsp, gateway.WspSessions));
    }

    [Fact]
    public async Task Wsp_listens_on_every_address_where_it_is_told_to()
    {
        await using var gateway = await RunningProxy.StartAsync(TestContext.Current.CancellationToken, ("WapGateway:WspEndpoint", "*:0"));
        using var handset = new WapHandset(new(System.Net.IPAddress.Loopback, gateway.Wsp!.Port));

        Assert.Equal("40", (await handset.AskAsync(1, WapHandset.Get("/portal"))).Status);
    }
}
