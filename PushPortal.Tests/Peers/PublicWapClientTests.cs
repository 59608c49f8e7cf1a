using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.WapGateway;

namespace PushPortal.Tests.Peers;

/// <summary>What Kannel's WAP client makes of the gateway's packets, also when some of them are lost.</summary>
public sealed class PublicWapClientTests
{
    private const int Patience = 120_000;

    private static readonly byte[] Large = RandomNumberGenerator.GetBytes(40_000);

    [Theory(Timeout = Patience)]
    [InlineData("0")]
    [InlineData("15")]
    public async Task Large_content_arrives_whole_in_packets(string lossPercent)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var origin = await LoopbackOrigin.StartAsync(context => context.Response.Body.WriteAsync(Large).AsTask(), ct);
        await using var gateway = await RunningProxy.StartAsync(ct, ("WapGateway:Wsp:RetransmissionInterval", "00:00:00.3"), ("WapGateway:Wsp:MaxRetransmissions", "20"));

        var (said, content) = await PublicWapClient.FetchAsync(gateway.WspSessions!, inSession: true, origin.Url("/"), FixedHandsetAddresses.Handset, "-l", lossPercent);

        Assert.Contains("200OK", said, StringComparison.Ordinal);
        Assert.Equal(Large, content);
        Assert.Equal((200, (long)Large.Length, FixedHandsetAddresses.Msisdn), await gateway.Fetches.NextAsync(ct) is var fetch ? (fetch.Status, fetch.Octets, fetch.Msisdn) : default);
    }

    [Fact(Timeout = Patience)]
    public async Task Large_message_is_posted_in_packets()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var origin = await LoopbackOrigin.StartAsync(context => context.Response.WriteAsync("taken", ct), ct);
        await using var gateway = await RunningProxy.StartAsync(ct);
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, Large, ct);

        var (said, content) = await PublicWapClient.FetchAsync(gateway.WspSessions!, inSession: true, origin.Url("/mms"), FixedHandsetAddresses.Handset, "-P", file, "-C", "mms");
        File.Delete(file);

        Assert.Contains("200OK", said, StringComparison.Ordinal);
        Assert.Equal("taken"u8.ToArray(), content);
        var seen = Assert.Single(origin.Seen);
        Assert.Equal(Large, seen.Body);
        Assert.Equal("application/vnd.wap.mms-message", seen.Headers["Content-Type"]);
    }

    [Fact(Timeout = Patience)]
    public async Task Numbers_that_make_the_gateway_doubt_are_confirmed()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var origin = await LoopbackOrigin.StartAsync(context => context.Response.WriteAsync("hello", ct), ct);
        await using var gateway = await RunningProxy.StartAsync(ct);

        // From the same port it counts from 1 again, as a handset does that was switched off.
        string[] samePort = ["-I", $"{FixedHandsetAddresses.Handset}:{ClosedPort.Find()}", "-D", "2"];
        await PublicWapClient.FetchAsync(gateway.WspSessions!, inSession: true, origin.Url("/"), FixedHandsetAddresses.Handset, samePort);

        var (said, content) = await PublicWapClient.FetchAsync(gateway.WspSessions!, inSession: true, origin.Url("/"), FixedHandsetAddresses.Handset, samePort);

        Assert.Contains("200OK", said, StringComparison.Ordinal);
        Assert.Contains("Received tid verification", said, StringComparison.Ordinal);
        Assert.Equal("hello"u8.ToArray(), content);
    }
}
