using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using PushPortal.Tests.Fakes;

namespace PushPortal.Tests.WapGateway;

/// <summary>WSP over real sockets: what handsets of WAP 1.x get from origins.</summary>
public sealed class WspGatewayTests
{
    private const string Deck = "<wml><card><p>Hello</p></card></wml>";
    private const string Wmlc = "01046a007f67600348656c6c6f00010101";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connectionless_request_is_fetched_answered_and_recorded()
    {
        await using var origin = await LoopbackOrigin.StartAsync(context => context.Response.WriteAsync("Good morning"), Ct);
        await using var gateway = await RunningProxy.StartAsync(Ct);
        using var handset = new WapHandset(gateway.Wsp!, FixedHandsetAddresses.Handset);

        var reply = await handset.AskAsync(0x2A, WapHandset.Get(origin.Url("/mail?box=1"), "80 83  a9 4e6f6b696100"));

        Assert.Equal(("20", "Good morning"), (reply.Status, reply.Text));
        var fetch = await gateway.Fetches.NextAsync(Ct);
        Assert.Equal((origin.Url("/mail?box=1"), 200, 12L, FixedHandsetAddresses.Msisdn), (fetch.Url, fetch.Status, fetch.Octets, fetch.Msisdn));
        var seen = Assert.Single(origin.Seen);
        Assert.Equal("/mail?box=1", seen.Target);
        Assert.Equal(("text/plain", "Nokia", "WAP/1.3 PushPortal"), (seen.Headers["Accept"], seen.Headers["User-Agent"], seen.Headers["Via"]));
    }

    [Theory]
    [InlineData(204, "24", false)]
    [InlineData(304, "34", false)]
    [InlineData(200, "20", true)]
    public async Task Answer_that_has_no_content_by_its_status_names_no_length(int status, string digits, bool isNamed)
    {
        const byte contentLength = 0x8D;
        await using var origin = await LoopbackOrigin.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            // One without the octet that is looked for.
            context.Response.Headers.Date = "Mon, 01 Jan 2001 00:00:00 GMT";
            return Task.CompletedTask;
        }, Ct);
        await using var gateway = await RunningProxy.StartAsync(Ct);
        using var handset = new WapHandset(gateway.Wsp!, FixedHandsetAddresses.Handset);

        var reply = await handset.AskAsync(0x2A, WapHandset.Get(origin.Url("/mail")));

        Assert.Equal((digits, 0), (reply.Status, reply.Content.Length));
        Assert.Equal(isNamed, reply.Headers.Contains(contentLength));
    }

    [Fact]
    public async Task Session_carries_its_headers_requests_and_replies_in_packets()
    {
        var content = Enumerable.Range(0, 20_000).Select(index => (byte)index).ToArray();
        await using var origin = await LoopbackOrigin.StartAsync(async context =>
        {
            context.Response.ContentType = "image/png";
            await context.Response.Body.WriteAsync(content);
        }, Ct);
        await using var gateway = await RunningProxy.StartAsync(Ct);
        using var handset = new WapHandset(gateway.WspSessions!);
        await handset.OpenAsync();

        var reply = await handset.AskInSessionAsync(WapHandset.Get(origin.Url("/a.png")));
        var second = await handset.AskInSessionAsync(WapHandset.Post(origin.Url("/mms"), "be", [1, 2, 3]));

        Assert.Equal(("20", 0xA0), (reply.Status, reply.Headers[0]));
        Assert.Equal(content, reply.Content);
        Assert.Equal(content, second.Content);
        Assert.Equal(["*/*", "*/*"], origin.Seen.Select(seen => seen.Headers["Accept"]));
        Assert.Equal([1, 2, 3], origin.Seen.Last().Body);
        Assert.Equal("application/vnd.wap.mms-message", origin.Seen.Last().Headers["Content-Type"]);
    }

    [Theory]
    [InlineData("80 94", "94")]
    [InlineData("80 80", "94")]
    [InlineData("", "94")]
    [InlineData("80 88", "88")]
    [InlineData("80 83", "88")]
    public async Task Deck_is_compiled_for_who_reads_no_other(string accept, string type)
    {
        await using var origin = await LoopbackOrigin.StartAsync(context => AnswerAsync(context, "text/vnd.wap.wml", Deck), Ct);
        await using var gateway = await RunningProxy.StartAsync(Ct);
        using var handset = new WapHandset(gateway.Wsp!);

        var reply = await handset.AskAsync(1, WapHandset.Get(origin.Url("/"), accept));

        Assert.Contains(type, Convert.ToHexStringLower(reply.Headers.AsSpan(0, 2)), StringComparison.Ordinal);
        Assert.Equal(type == "94" ? Wmlc : Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Deck)), Convert.ToHexStringLower(reply.Content));
        Assert.Equal(reply.Content.Length, (await gateway.Fetches.NextAsync(Ct)).Octets);
    }

    [Fact]
    public async Task Origin_is_asked_for_what_can_be_compiled()
    {
        await using var origin = await LoopbackOrigin.StartAsync(_ => Task.CompletedTask, Ct);
        await using var gateway = await RunningProxy.StartAsync(Ct);
        using var handset = new WapHandset(gateway.Wsp!);

        await handset.AskAsync(1, WapHandset.Get(origin.Url("/"), "80 94 80 a1 82 80"));

        var seen = Assert.Single(origin.Seen);
        Assert.Equal("application/vnd.wap.wmlc, image/vnd.wap.wbmp, text/vnd.wap.wml", seen.Headers["Accept"]);
        Assert.DoesNotContain("Accept-Encoding", seen.Headers.Keys);
    }

    [Fact]
    public async Task Indication_is_compiled_too()
    {
        await using var origin = await LoopbackOrigin.StartAsync(context => AnswerAsync(context, "text/vnd.wap.si; charset=utf-8", """<si><indication href="http://a.com/">x</indication></si>"""), Ct);
        await using var gateway = await RunningProxy.StartAsync(Ct);
        using var handset = new WapHandset(gateway.Wsp!);

        var reply = await handset.AskAsync(1, WapHandset.Get(origin.Url("/"), "80 ae"));

        Assert.Equal("02056a0045c60c0361" + "0085" + "01" + "037800" + "0101", Convert.ToHexStringLower(reply.Content));
        Assert.Equal(0xAE, reply.Headers[1]);
    }

    [Fact]
    public async Task Deck_with_a_fault_is_answered_in_words()
    {
        await using var origin = await LoopbackOrigin.StartAsync(context => AnswerAsync(context, "text/vnd.wap.wml", "<wml><blink/></wml>"), Ct);
        await using var gateway = await RunningProxy.StartAsync(Ct);
        using var handset = new WapHandset(gateway.Wsp!);

        var reply = await handset.AskAsync(1, WapHandset.Get(origin.Url("/"), "80 94"));

        Assert.Equal("62", reply.Status);
        Assert.Contains("Element blink is unknown in WML", reply.Text, StringComparison.Ordinal);
        Assert.Equal(502, (await gateway.Fetches.NextAsync(Ct)).Status);
    }

    [Theory]
    [InlineData("/portal", "40", "whole URL")]
    [InlineData("http://127.0.0.1:25/", "43", "port")]
    [InlineData("http://10.1.2.3/", "43", "a private address")]
    [InlineData("http://a\r\nX: y/", "40", "character")]
    [InlineData("http://me:secret@127.0.0.1/", "40", "user name")]
    public async Task What_the_gateway_does_not_fetch_is_said_in_plain_words(string url, string status, string words)
    {
        await using var gateway = await RunningProxy.StartAsync(Ct);
        using var handset = new WapHandset(gateway.Wsp!);

        var reply = await handset.AskAsync(7, WapHandset.Get(url));

        Assert.Equal(status, reply.Status);
        Assert.Contains(words, reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trace_is_not_passed_on_and_what_cannot_be_read_is_said()
    {
        await using var gateway = await RunningProxy.StartAsync(Ct);
        using var handset = new WapHandset(gateway.Wsp!);

        Assert.Equal("45", (await handset.AskAsync(1, [0x44, .. WapHandset.Get("http://127.0.0.1:1/")[1..]])).Status);
        Assert.Equal("40", (await handset.AskAsync(2, [0x40, 0x7F, 0x00])).Status);
    }

    [Theory]
    [InlineData("782d6d736973646e00 3100")]
    [InlineData("782d75702d63616c6c696e672d6c696e652d696400 3100")]
    public async Task Header_that_claims_a_number_ends_at_the_gateway(string header)
    {
        await using var origin = await LoopbackOrigin.StartAsync(_ => Task.CompletedTask, Ct);
        await using var gateway = await RunningProxy.StartAsync(Ct);
        using var handset = new WapHandset(gateway.Wsp!);

        await handset.AskAsync(1, WapHandset.Get(origin.Url("/"), header));

        Assert.Equal(["Host", "Via"], Assert.Single(origin.Seen).Headers.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Reply_that_does_not_fit_is_said_to_be_too_large()
    {
        await using var origin = await LoopbackOrigin.StartAsync(context => context.Response.Body.WriteAsync(new byte[2000]).AsTask(), Ct);
        await using var endless = await LoopbackOrigin.StartAsync(async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(new byte[1000], context.RequestAborted);
        }, Ct);
        await using var gateway = await RunningProxy.StartAsync(Ct);
        using var handset = new WapHandset(gateway.Wsp!);

        var reply = await handset.AskAsync(1, WapHandset.Get(origin.Url("/")));
        var cut = await handset.AskAsync(2, WapHandset.Get(endless.Url("/")));

        Assert.Equal(("62", "The content is larger than the handset takes.\n"), (reply.Status, reply.Text));
        Assert.Equal(("62", "The content is larger than this gateway passes on.\n"), (cut.Status, cut.Text));
        var fetch = await gateway.Fetches.NextAsync(Ct);
        Assert.Equal((502, (long)reply.Content.Length), (fetch.Status, fetch.Octets));
    }

    [Fact]
    public async Task Origin_that_drips_for_ever_is_given_up()
    {
        await using var origin = await LoopbackOrigin.StartAsync(context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted), Ct);
        await using var gateway = await RunningProxy.StartAsync(Ct, ("WapGateway:Wsp:RequestTimeout", "00:00:01"));
        using var handset = new WapHandset(gateway.Wsp!);

        var reply = await handset.AskAsync(1, WapHandset.Get(origin.Url("/")));

        Assert.Equal(("64", "The content server did not answer in time.\n"), (reply.Status, reply.Text));
        Assert.Equal(504, (await gateway.Fetches.NextAsync(Ct)).Status);
    }

    [Fact]
    public async Task Request_that_is_sent_again_while_it_is_fetched_is_fetched_once()
    {
        var entered = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        await using var origin = await LoopbackOrigin.StartAsync(async context =>
        {
            entered.TrySetResult();
            await finish.Task;
            await context.Response.WriteAsync("late");
        }, Ct);
        await using var gateway = await RunningProxy.StartAsync(Ct);
        using var handset = new WapHandset(gateway.Wsp!);
        byte[] request = [1, .. WapHandset.Get(origin.Url("/"))];

        await handset.SendAsync(request);
        await entered.Task.WaitAsync(Ct);
        await handset.SendAsync(request);
        // Its answer says that the gateway has read what came before.
        await handset.AskAsync(2, WapHandset.Get("/portal"));
        finish.SetResult();

        Assert.Equal(1, (await handset.ReceiveAsync())[0]);
        Assert.Single(origin.Seen);
    }

    [Fact]
    public async Task Fetch_ends_when_the_handset_gives_its_method_up()
    {
        var entered = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        await using var origin = await LoopbackOrigin.StartAsync(async context =>
        {
            context.RequestAborted.Register(ended.SetResult);
            entered.TrySetResult();
            await ended.Task;
        }, Ct);
        await using var gateway = await RunningProxy.StartAsync(Ct);
        using var handset = new WapHandset(gateway.WspSessions!);
        await handset.OpenAsync();

        var method = await handset.BeginAsync(WapHandset.Get(origin.Url("/")));
        await entered.Task.WaitAsync(Ct);
        await handset.AbortAsync(method);

        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Ct);
        Assert.Equal(0, gateway.Fetches.Waiting);
    }

    [Fact]
    public async Task Handset_has_no_more_open_than_its_share_by_all_doors_together()
    {
        var entered = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        await using var origin = await LoopbackOrigin.StartAsync(async context =>
        {
            entered.TrySetResult();
            await finish.Task;
        }, Ct);
        await using var gateway = await RunningProxy.StartAsync(Ct, ("WapGateway:MaxFetchesPerHandset", "1"));
        using var browser = gateway.Client();
        using var handset = new WapHandset(gateway.Wsp!);
        var first = browser.GetAsync(origin.Url("/"), Ct);
        await entered.Task.WaitAsync(Ct);

        Assert.Equal("63", (await handset.AskAsync(1, WapHandset.Get(origin.Url("/")))).Status);
        finish.SetResult();
        (await first).Dispose();
        Assert.Equal("20", (await handset.AskAsync(2, WapHandset.Get(origin.Url("/")))).Status);
    }

    [Fact]
    public async Task Who_is_no_handset_gets_no_answer_at_all()
    {
        await using var origin = await LoopbackOrigin.StartAsync(_ => Task.CompletedTask, Ct);
        await using var gateway = await RunningProxy.StartAsync(Ct, ("WapGateway:AllowUnidentifiedClients", "false"));
        using var stranger = new WapHandset(gateway.Wsp!, IPAddress.Parse("127.0.10.4"));
        using var strangersSession = new WapHandset(gateway.WspSessions!, IPAddress.Parse("127.0.10.4"));
        using var handset = new WapHandset(gateway.Wsp!, FixedHandsetAddresses.Handset);
        using var session = new WapHandset(gateway.WspSessions!, FixedHandsetAddresses.Handset);

        await stranger.SendAsync([1, .. WapHandset.Get(origin.Url("/"))]);
        await strangersSession.BeginAsync([0x01]);
        await handset.AskAsync(1, WapHandset.Get(origin.Url("/")));
        await session.OpenAsync();

        Assert.Equal((0, 0), (stranger.Waiting, strangersSession.Waiting));
        Assert.Single(origin.Seen);
    }

    [Fact]
    public async Task Octets_of_no_meaning_end_nothing()
    {
        var random = new Random(5);
        await using var origin = await LoopbackOrigin.StartAsync(context => context.Response.WriteAsync("still here"), Ct);
        await using var gateway = await RunningProxy.StartAsync(Ct);
        using var handset = new WapHandset(gateway.Wsp!);
        using var session = new WapHandset(gateway.WspSessions!);
        using var noise = new WapHandset(gateway.Wsp!);
        using var sessionNoise = new WapHandset(gateway.WspSessions!);
        for (var round = 0; round < 500; round++)
        {
            var octets = new byte[random.Next(0, 300)];
            random.NextBytes(octets);
            await noise.SendAsync(octets);
            await sessionNoise.SendAsync(octets);
            if (round % 50 == 0)
            {
                // So that the noise does not run out of the socket's buffer.
                Assert.Equal("still here", (await handset.AskAsync((byte)round, WapHandset.Get(origin.Url("/")))).Text);
            }
        }
        await session.OpenAsync();

        Assert.Equal("still here", (await session.AskInSessionAsync(WapHandset.Get(origin.Url("/")))).Text);
    }

    private static Task AnswerAsync(HttpContext context, string type, string content)
    {
        context.Response.ContentType = type;
        return context.Response.WriteAsync(content);
    }
}
