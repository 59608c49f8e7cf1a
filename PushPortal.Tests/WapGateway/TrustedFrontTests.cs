using System.Net;
using System.Net.Sockets;
using System.Text;
using PushPortal.Tests.Fakes;

namespace PushPortal.Tests.WapGateway;

/// <summary>A front between the handsets and the gateway says by a header who asks; nobody else can.</summary>
public sealed class TrustedFrontTests
{
    private const string Header = "X-Who";
    private static readonly IPAddress Front = IPAddress.Parse("127.0.20.1");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("+8613800000007", "+8613800000007")]
    [InlineData("8613800000007", "+8613800000007")]
    public async Task Fetch_is_that_of_the_handset_that_the_front_names_and_the_origin_does_not_learn_it(string told, string msisdn)
    {
        await using var origin = await LoopbackOrigin.StartAsync(_ => Task.CompletedTask, Ct);
        await using var gateway = await StartAsync();

        Assert.Equal(HttpStatusCode.OK, await FetchAsync(gateway, Front, origin.Url("/"), told));

        Assert.Equal(msisdn, (await gateway.Fetches.NextAsync(Ct)).Msisdn);
        Assert.DoesNotContain(msisdn[1..], string.Join(' ', Assert.Single(origin.Seen).Headers.Values), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.20.2", "+8613800000007")]
    [InlineData("127.0.20.1")]
    [InlineData("127.0.20.1", "nobody")]
    [InlineData("127.0.20.1", "+8613800000007", "+8613800000008")]
    public async Task Nobody_is_served_on_the_word_of_another_or_without_a_number(string from, params string[] told)
    {
        await using var origin = await LoopbackOrigin.StartAsync(_ => Task.CompletedTask, Ct);
        await using var gateway = await StartAsync();

        Assert.Equal(HttpStatusCode.Forbidden, await FetchAsync(gateway, IPAddress.Parse(from), origin.Url("/"), told));

        Assert.Empty(origin.Seen);
    }

    [Fact]
    public async Task Handset_does_not_become_another_by_the_header()
    {
        await using var origin = await LoopbackOrigin.StartAsync(_ => Task.CompletedTask, Ct);
        await using var gateway = await StartAsync();

        Assert.Equal(HttpStatusCode.OK, await FetchAsync(gateway, FixedHandsetAddresses.Handset, origin.Url("/"), "+8613800000007"));

        Assert.Equal(FixedHandsetAddresses.Msisdn, (await gateway.Fetches.NextAsync(Ct)).Msisdn);
        Assert.DoesNotContain(Header, Assert.Single(origin.Seen).Headers.Keys);
    }

    [Theory]
    [InlineData("127.0.20.1", "502")]
    [InlineData("127.0.20.2", "403")]
    public async Task Tunnel_is_asked_for_by_the_same_header(string from, string status)
    {
        await using var gateway = await StartAsync(("WapGateway:TunnelPorts:0", "1"));
        using var connection = await gateway.ConnectAsync(IPAddress.Parse(from), Ct);

        await connection.SendAsync(Encoding.ASCII.GetBytes($"CONNECT 127.0.0.1:1 HTTP/1.1\r\nHost: 127.0.0.1:1\r\n{Header}: +8613800000007\r\n\r\n"), SocketFlags.None, Ct);
        var answer = new byte[64];
        var length = await connection.ReceiveAsync(answer, SocketFlags.None, Ct);

        Assert.StartsWith($"HTTP/1.1 {status} ", Encoding.ASCII.GetString(answer, 0, length), StringComparison.Ordinal);
    }

    /// <summary>Clients put several values into one line; a front that adds its own line to that of a handset makes two.</summary>
    [Theory]
    [InlineData("GET http://127.0.0.1:{port}/")]
    [InlineData("CONNECT 127.0.0.1:{port}")]
    public async Task Header_that_comes_in_two_lines_names_nobody(string request)
    {
        await using var origin = await LoopbackOrigin.StartAsync(_ => Task.CompletedTask, Ct);
        await using var gateway = await StartAsync(("WapGateway:TunnelPorts:0", $"{origin.Port}"));
        using var connection = await gateway.ConnectAsync(Front, Ct);

        var asked = request.Replace("{port}", $"{origin.Port}", StringComparison.Ordinal);
        await connection.SendAsync(
            Encoding.ASCII.GetBytes($"{asked} HTTP/1.1\r\nHost: 127.0.0.1:{origin.Port}\r\n{Header}: +8613800000008\r\n{Header}: +8613800000007\r\n\r\n"), SocketFlags.None, Ct);
        var answer = new byte[64];
        var length = await connection.ReceiveAsync(answer, SocketFlags.None, Ct);

        Assert.StartsWith("HTTP/1.1 403 ", Encoding.ASCII.GetString(answer, 0, length), StringComparison.Ordinal);
        Assert.Empty(origin.Seen);
    }

    [Fact]
    public async Task Handsets_behind_a_front_have_their_limits_apart()
    {
        var held = new TaskCompletionSource();
        using var asked = new SemaphoreSlim(0);
        await using var origin = await LoopbackOrigin.StartAsync(
            async _ =>
            {
                asked.Release();
                await held.Task;
            },
            Ct);
        await using var gateway = await StartAsync(("WapGateway:MaxFetchesPerHandset", "1"));

        var first = FetchAsync(gateway, Front, origin.Url("/"), "+8613800000007");
        await asked.WaitAsync(Ct);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await FetchAsync(gateway, Front, origin.Url("/"), "+8613800000007"));
        var other = FetchAsync(gateway, Front, origin.Url("/"), "+8613800000008");
        await asked.WaitAsync(Ct);
        held.SetResult();

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], await Task.WhenAll(first, other));
    }

    private static Task<RunningProxy> StartAsync(params (string Key, string Value)[] settings) => RunningProxy.StartAsync(
        Ct, [("WapGateway:AllowUnidentifiedClients", "false"), ("WapGateway:FrontNetworks:0", $"{Front}/32"), ("WapGateway:FrontHeader", Header), .. settings]);

    private static async Task<HttpStatusCode> FetchAsync(RunningProxy gateway, IPAddress from, string url, params string[] told)
    {
        using var client = gateway.Client(from);
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        foreach (var number in told)
        {
            request.Headers.TryAddWithoutValidation(Header, number);
        }

        using var answer = await client.SendAsync(request, Ct);
        return answer.StatusCode;
    }
}
