using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using PushPortal.Tests.Fakes;

namespace PushPortal.Tests.WapGateway;

public sealed class WapProxyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Content_is_fetched_and_recorded_once_with_its_status_and_size()
    {
        await using var origin = await LoopbackOrigin.StartAsync(context => context.Response.WriteAsync("Good morning"), Ct);
        await using var proxy = await RunningProxy.StartAsync(Ct);
        using var client = proxy.Client();

        var text = await client.GetStringAsync(origin.Url("/mail?box=1"), Ct);

        var fetch = await proxy.Fetches.NextAsync(Ct);
        Assert.Equal("Good morning", text);
        Assert.Equal((origin.Url("/mail?box=1"), 200, 12L, null), (fetch.Url, fetch.Status, fetch.Octets, fetch.Msisdn));
        Assert.True(fetch.Duration > TimeSpan.Zero);
        Assert.Equal(0, proxy.Fetches.Waiting);
    }

    [Fact]
    public async Task Target_reaches_the_origin_octet_for_octet()
    {
        await using var origin = await LoopbackOrigin.StartAsync(_ => Task.CompletedTask, Ct);
        await using var proxy = await RunningProxy.StartAsync(Ct);

        await RawExchange.SendAsync(proxy, $"GET {origin.Url("/a%7eb/./c?q=%41|%e4")} HTTP/1.1\r\nHost: other\r\nConnection: close\r\n\r\n", Ct);

        Assert.True(origin.Seen.TryDequeue(out var seen));
        Assert.Equal("/a%7eb/./c?q=%41|%e4", seen.Target);
        Assert.Equal($"127.0.0.1:{origin.Port}", seen.Headers["Host"]);
    }

    [Fact]
    public async Task Body_of_a_post_reaches_the_origin()
    {
        await using var origin = await LoopbackOrigin.StartAsync(_ => Task.CompletedTask, Ct);
        await using var proxy = await RunningProxy.StartAsync(Ct);
        using var client = proxy.Client();
        using var chunked = new StreamContent(new MemoryStream([1, 2, 3]));
        using var counted = new ByteArrayContent([4, 5]);

        using var first = new HttpRequestMessage(HttpMethod.Post, origin.Url("/mms")) { Content = chunked, Headers = { TransferEncodingChunked = true } };
        (await client.SendAsync(first, Ct)).EnsureSuccessStatusCode();
        (await client.PostAsync(origin.Url("/mms"), counted, Ct)).EnsureSuccessStatusCode();

        Assert.Equal<IEnumerable<byte>>([[1, 2, 3], [4, 5]], origin.Seen.Select(seen => seen.Body));
    }

    [Fact]
    public async Task Large_streamed_answer_arrives_whole()
    {
        var content = RandomNumberGenerator.GetBytes(3 * 1024 * 1024);
        await using var origin = await LoopbackOrigin.StartAsync(async context =>
        {
            foreach (var chunk in content.Chunk(100_000)) await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
        }, Ct);
        await using var proxy = await RunningProxy.StartAsync(Ct);
        using var client = proxy.Client();

        var received = await client.GetByteArrayAsync(origin.Url("/video"), Ct);

        Assert.Equal(SHA256.HashData(content), SHA256.HashData(received));
        Assert.Equal(content.Length, (await proxy.Fetches.NextAsync(Ct)).Octets);
    }

    [Fact]
    public async Task Head_brings_the_headers_alone()
    {
        await using var origin = await LoopbackOrigin.StartAsync(context =>
        {
            context.Response.ContentLength = 100_000_000_000;
            return Task.CompletedTask;
        }, Ct);
        await using var proxy = await RunningProxy.StartAsync(Ct);
        using var client = proxy.Client();
        using var request = new HttpRequestMessage(HttpMethod.Head, origin.Url("/"));

        using var answer = await client.SendAsync(request, Ct);

        Assert.Equal((HttpStatusCode.OK, 100_000_000_000), (answer.StatusCode, answer.Content.Headers.ContentLength!.Value));
        Assert.Equal(0, (await proxy.Fetches.NextAsync(Ct)).Octets);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(302)]
    [InlineData(503)]
    public async Task Status_and_body_of_the_origin_are_passed_on(int status)
    {
        await using var origin = await LoopbackOrigin.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/elsewhere";
            return context.Response.WriteAsync("the origin's words");
        }, Ct);
        await using var proxy = await RunningProxy.StartAsync(Ct);
        using var client = proxy.Client();

        using var answer = await client.GetAsync(origin.Url("/"), Ct);

        Assert.Equal((status, "the origin's words"), ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct)));
        Assert.Equal(status, (await proxy.Fetches.NextAsync(Ct)).Status);
        Assert.Single(origin.Seen);
    }

    [Fact]
    public async Task Handset_is_identified_by_its_source_address()
    {
        await using var origin = await LoopbackOrigin.StartAsync(_ => Task.CompletedTask, Ct);
        await using var proxy = await RunningProxy.StartAsync(Ct, ("WapGateway:AllowUnidentifiedClients", "false"));
        using var handset = proxy.Client(FixedHandsetAddresses.Handset);
        using var stranger = proxy.Client(IPAddress.Parse("127.0.10.4"));

        using var served = await handset.GetAsync(origin.Url("/"), Ct);
        using var refused = await stranger.GetAsync(origin.Url("/"), Ct);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (served.StatusCode, refused.StatusCode));
        Assert.Equal(FixedHandsetAddresses.Msisdn, (await proxy.Fetches.NextAsync(Ct)).Msisdn);
        Assert.Single(origin.Seen);
    }

    [Theory]
    [InlineData("GET /portal HTTP/1.1\r\nHost: gateway\r\n", "HTTP/1.1 400", "whole URL")]
    [InlineData("OPTIONS * HTTP/1.1\r\nHost: gateway\r\n", "HTTP/1.1 400", "whole URL")]
    [InlineData("GET http://me:secret@127.0.0.1/ HTTP/1.1\r\nHost: x\r\n", "HTTP/1.1 400", "user name")]
    [InlineData("GET http://127.0.0.1:25/ HTTP/1.1\r\nHost: x\r\n", "HTTP/1.1 403", "port")]
    [InlineData("GET http://10.1.2.3/ HTTP/1.1\r\nHost: x\r\n", "HTTP/1.1 403", "a private address")]
    [InlineData("GET http://[::ffff:10.1.2.3]/ HTTP/1.1\r\nHost: x\r\n", "HTTP/1.1 403", "a private address")]
    [InlineData("GET http://169.254.169.254/latest HTTP/1.1\r\nHost: x\r\n", "HTTP/1.1 403", "a metadata service")]
    [InlineData("GET https://192.168.0.1/ HTTP/1.1\r\nHost: x\r\n", "HTTP/1.1 403", "a private address")]
    public async Task What_the_gateway_does_not_fetch_is_said_in_plain_words(string head, string status, string words)
    {
        await using var proxy = await RunningProxy.StartAsync(Ct);

        var answer = await RawExchange.SendAsync(proxy, head + "Connection: close\r\n\r\n", Ct);

        Assert.StartsWith(status, answer, StringComparison.Ordinal);
        Assert.Contains(words, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loopback_origin_is_refused_unless_the_setting_allows_it()
    {
        await using var origin = await LoopbackOrigin.StartAsync(_ => Task.CompletedTask, Ct);
        await using var proxy = await RunningProxy.StartAsync(Ct, ("WapGateway:AllowLoopbackOrigins", "false"));
        using var client = proxy.Client();

        using var answer = await client.GetAsync(origin.Url("/"), Ct);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("loopback", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(403, (await proxy.Fetches.NextAsync(Ct)).Status);
        Assert.Empty(origin.Seen);
    }

    [Fact]
    public async Task Unreachable_origin_answers_502()
    {
        await using var proxy = await RunningProxy.StartAsync(Ct);
        using var client = proxy.Client();
        var closed = ClosedPort.Find();

        using var answer = await client.GetAsync($"http://127.0.0.1:{closed}/", Ct);

        Assert.Equal((HttpStatusCode.BadGateway, "The content server cannot be reached.\n"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct)));
        Assert.Equal(502, (await proxy.Fetches.NextAsync(Ct)).Status);
    }

    [Fact]
    public async Task Silent_origin_answers_504()
    {
        await using var origin = await LoopbackOrigin.StartAsync(context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted), Ct);
        await using var proxy = await RunningProxy.StartAsync(Ct, ("WapGateway:RequestTimeout", "00:00:00.2"));
        using var client = proxy.Client();

        using var answer = await client.GetAsync(origin.Url("/"), Ct);

        Assert.Equal((HttpStatusCode.GatewayTimeout, "The content server did not answer in time.\n"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct)));
        Assert.Equal(504, (await proxy.Fetches.NextAsync(Ct)).Status);
    }

    [Fact]
    public async Task Answer_that_is_announced_too_large_is_not_passed_on()
    {
        await using var origin = await LoopbackOrigin.StartAsync(context => context.Response.Body.WriteAsync(new byte[5000]).AsTask(), Ct);
        await using var announced = await LoopbackOrigin.StartAsync(context =>
        {
            context.Response.ContentLength = 5000;
            return context.Response.Body.WriteAsync(new byte[5000]).AsTask();
        }, Ct);
        await using var proxy = await RunningProxy.StartAsync(Ct, ("WapGateway:MaxResponseOctets", "4096"));
        using var client = proxy.Client();

        using var answer = await client.GetAsync(announced.Url("/"), Ct);
        Assert.Equal((HttpStatusCode.BadGateway, "The content is larger than this gateway passes on.\n"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct)));

        // Without a length the cap is noticed on the way: the answer never looks whole.
        await Assert.ThrowsAnyAsync<HttpRequestException>(async () => await client.GetByteArrayAsync(origin.Url("/"), Ct));
    }

    [Theory]
    [InlineData("Content-Length: 2000\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n7d0\r\n")]
    public async Task Request_body_above_the_limit_answers_413(string framing)
    {
        await using var origin = await LoopbackOrigin.StartAsync(_ => Task.CompletedTask, Ct);
        await using var proxy = await RunningProxy.StartAsync(Ct, ("WapGateway:MaxRequestOctets", "1024"));

        var answer = await RawExchange.SendAsync(proxy, $"POST {origin.Url("/")} HTTP/1.1\r\nHost: x\r\n{framing}{new string('x', 2000)}", Ct);

        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handset_has_no_more_open_than_its_share()
    {
        var entered = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        await using var origin = await LoopbackOrigin.StartAsync(async context =>
        {
            entered.TrySetResult();
            await finish.Task;
            await context.Response.Body.WriteAsync(Encoding.ASCII.GetBytes("late"));
        }, Ct);
        await using var proxy = await RunningProxy.StartAsync(Ct, ("WapGateway:MaxFetchesPerHandset", "1"));
        using var client = proxy.Client();
        using var other = proxy.Client(FixedHandsetAddresses.Handset);

        var first = client.GetStringAsync(origin.Url("/1"), Ct);
        await entered.Task.WaitAsync(Ct);
        using var second = await client.GetAsync(origin.Url("/2"), Ct);
        var third = other.GetStringAsync(origin.Url("/3"), Ct);
        finish.SetResult();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, second.StatusCode);
        Assert.Equal(("late", "late"), (await first, await third));
        Assert.Equal("late", await client.GetStringAsync(origin.Url("/4"), Ct));
    }
}
