using System.Net.Sockets;
using System.Text;
using PushPortal.Tests.Fakes;

namespace PushPortal.Tests.WapGateway;

public sealed class ProxyHeaderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Proxy-Connection", "keep-alive")]
    [InlineData("Proxy-Authorization", "Basic eDp5")]
    [InlineData("Keep-Alive", "timeout=5")]
    [InlineData("TE", "trailers")]
    [InlineData("Upgrade", "websocket")]
    [InlineData("X-WAP-Network-Client-MSISDN", "8613800000009")]
    [InlineData("x-up-calling-line-id", "8613800000009")]
    [InlineData("x-up-subno", "8613800000009")]
    [InlineData("X-Nokia-MSISDN", "8613800000009")]
    [InlineData("x-msisdn", "8613800000009")]
    [InlineData("X_MSISDN", "8613800000009")]
    [InlineData("X-H3G-MSISDN", "8613800000009")]
    [InlineData("X-WAP-Network-Client-IP", "127.0.10.9")]
    [InlineData("X_WAP_Network_Client_IP", "127.0.10.9")]
    [InlineData("X-Forwarded-For", "127.0.10.9")]
    [InlineData("X-Forwarded-Host", "inner")]
    [InlineData("Forwarded", "for=127.0.10.9")]
    public async Task Header_ends_at_the_gateway(string name, string value)
    {
        var seen = await SeenAsync($"Connection: close\r\n{name}: {value}\r\n");

        Assert.DoesNotContain(name, seen.Headers.Keys, StringComparer.OrdinalIgnoreCase);
        Assert.DoesNotContain("8613800000009", string.Join(' ', seen.Headers.Values), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Nominated")]
    [InlineData("X-Other\r\nConnection: X-Nominated")]
    public async Task Header_named_by_the_connection_header_ends_at_the_gateway(string connection)
    {
        var seen = await SeenAsync($"Connection: {connection}\r\nX-Nominated: here\r\nX-Last: 1\r\n");

        Assert.Equal(["Host", "Via", "X-Last"], seen.Headers.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("User-Agent", "Handset/1.0 Profile/MIDP-2.0")]
    [InlineData("Accept", "application/vnd.wap.mms-message, */*")]
    [InlineData("x-wap-profile", "\"http://uaprof.example/handset.xml\"")]
    [InlineData("Cookie", "session=1")]
    [InlineData("X-Note", "gr\u00FC\u00DFe")]
    public async Task Header_passes(string name, string value)
    {
        var seen = await SeenAsync($"Connection: close\r\n{name}: {value}\r\n");

        Assert.Equal(value, seen.Headers[name]);
    }

    [Theory]
    [InlineData("", "1.1 PushPortal")]
    [InlineData("Via: 1.0 earlier\r\n", "1.0 earlier, 1.1 PushPortal")]
    public async Task Via_names_the_gateway(string before, string via)
    {
        var seen = await SeenAsync("Connection: close\r\n" + before);

        Assert.Equal(via, seen.Headers["Via"]);
    }

    [Fact]
    public async Task Only_what_the_handset_sent_reaches_the_origin()
    {
        var seen = await SeenAsync("Connection: close\r\n");

        Assert.Equal(["Host", "Via"], seen.Headers.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Hop_by_hop_headers_of_the_answer_end_at_the_gateway_and_via_is_added()
    {
        await using var origin = await LoopbackOrigin.StartAsync(context =>
        {
            context.Response.Headers.Connection = "X-Inner";
            context.Response.Headers["X-Inner"] = "secret";
            context.Response.Headers["X-Outer"] = "gr\u00FC\u00DFe";
            context.Response.Headers["Keep-Alive"] = "timeout=99";
            context.Response.Headers["Proxy-Authenticate"] = "Basic";
            return Task.CompletedTask;
        }, Ct);
        await using var proxy = await RunningProxy.StartAsync(Ct);

        var answer = await RawExchange.SendAsync(proxy, $"GET {origin.Url("/")} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", Ct);

        Assert.Contains("X-Outer: gr\u00FC\u00DFe", answer, StringComparison.Ordinal);
        Assert.Contains("Via: 1.1 PushPortal", answer, StringComparison.Ordinal);
        foreach (var gone in new[] { "X-Inner", "Keep-Alive", "Proxy-Authenticate" }) Assert.DoesNotContain(gone, answer, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<SeenRequest> SeenAsync(string headers)
    {
        await using var origin = await LoopbackOrigin.StartAsync(_ => Task.CompletedTask, Ct);
        await using var proxy = await RunningProxy.StartAsync(Ct);
        using var handset = new NetworkStream(await proxy.ConnectAsync(null, Ct), ownsSocket: true);
        await handset.WriteAsync(Encoding.Latin1.GetBytes($"GET {origin.Url("/")} HTTP/1.1\r\nHost: x\r\n{headers}\r\n"), Ct);
        Assert.StartsWith("HTTP/1.1 200", await RawExchange.ReadHeadAsync(handset, Ct), StringComparison.Ordinal);
        return origin.Seen.Single();
    }
}
