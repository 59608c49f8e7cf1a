using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;
using PushPortal.Infrastructure.Outgoing;
using PushPortal.Tests.Fakes;

namespace PushPortal.Tests.Outgoing;

public sealed class OutgoingHttpTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    public async Task Loopback_is_refused_however_it_is_written(string host)
    {
        await using var target = await LoopbackOrigin.StartAsync(_ => Task.CompletedTask, Ct);
        using var outgoing = Outgoing(new DnsHostResolver());
        var client = outgoing.ClientFor(new OutgoingPolicy { PlainHttp = PlainHttp.Anywhere });

        var refused = await Assert.ThrowsAsync<TargetRefusedException>(() => client.GetAsync(target.Url("/", host), Ct));

        Assert.Equal("its address is a loopback address", refused.Reason);
        Assert.Empty(target.Seen);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("sp.example")]
    public async Task Loopback_is_reached_when_the_service_provider_may(string host)
    {
        await using var target = await LoopbackOrigin.StartAsync(context => context.Response.WriteAsync("here"), Ct);
        using var outgoing = Outgoing(new ScriptedResolver(["127.0.0.1"]));

        Assert.Equal("here", await outgoing.ClientForServiceProvider(Account(loopback: true)).GetStringAsync(target.Url("/", host), Ct));
        await Assert.ThrowsAsync<TargetRefusedException>(() => outgoing.ClientForServiceProvider(Account()).GetAsync(target.Url("/", host), Ct));
    }

    [Fact]
    public async Task Listed_network_is_reached_by_the_account_that_lists_it_and_by_no_other()
    {
        await using var target = await LoopbackOrigin.StartAsync(context => context.Response.WriteAsync("here"), Ct);
        using var outgoing = Outgoing(new DnsHostResolver());

        Assert.Equal("here", await outgoing.ClientForServiceProvider(Account(networks: ["127.0.0.0/24"])).GetStringAsync(target.Url("/"), Ct));
        await Assert.ThrowsAsync<TargetRefusedException>(() => outgoing.ClientForServiceProvider(Account(networks: ["127.0.1.0/24"])).GetAsync(target.Url("/"), Ct));
        await Assert.ThrowsAsync<TargetRefusedException>(() => outgoing.ClientForServiceProvider(Account()).GetAsync(target.Url("/"), Ct));
    }

    [Fact]
    public async Task Name_that_turns_to_another_address_gains_nothing()
    {
        // 127.0.0.2 stands for a public address: the policy lists it and nothing else of this machine.
        await using var inner = await LoopbackOrigin.StartAsync(context => context.Response.WriteAsync("inner"), Ct);
        await using var open = await LoopbackOrigin.StartAsync(CloseAfter("open"), Ct, IPAddress.Parse("127.0.0.2"), inner.Port);
        var resolver = new ScriptedResolver(["127.0.0.2"], ["127.0.0.1"]);
        using var outgoing = Outgoing(resolver);
        var client = outgoing.ClientFor(OnlyOpen);

        var first = await client.GetStringAsync(inner.Url("/", "rebinding.example"), Ct);
        await Assert.ThrowsAsync<TargetRefusedException>(() => client.GetStringAsync(inner.Url("/", "rebinding.example"), Ct));

        Assert.Equal("open", first);
        Assert.Equal(2, resolver.LookUps);               // one a connection: what was checked is what was dialled
        Assert.Empty(inner.Seen);
    }

    [Fact]
    public async Task One_inner_address_among_the_answers_refuses_the_host()
    {
        await using var open = await LoopbackOrigin.StartAsync(_ => Task.CompletedTask, Ct, IPAddress.Parse("127.0.0.2"));
        using var outgoing = Outgoing(new ScriptedResolver(["127.0.0.2", "127.0.0.1"]));

        await Assert.ThrowsAsync<TargetRefusedException>(() => outgoing.ClientFor(OnlyOpen).GetAsync(open.Url("/", "mixed.example"), Ct));

        Assert.Empty(open.Seen);
    }

    [Fact]
    public async Task Next_address_is_tried_when_one_does_not_answer()
    {
        await using var target = await LoopbackOrigin.StartAsync(context => context.Response.WriteAsync("second"), Ct);
        using var outgoing = Outgoing(new ScriptedResolver(["127.0.0.9", "127.0.0.1"]));

        Assert.Equal("second", await outgoing.ClientFor(OutgoingPolicy.WithLocalTargets).GetStringAsync(target.Url("/", "sp.example"), Ct));
    }

    [Fact]
    public async Task Redirect_is_not_followed_and_cookies_are_not_kept()
    {
        await using var target = await LoopbackOrigin.StartAsync(context =>
        {
            context.Response.Headers.SetCookie = "a=b";
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        }, Ct);
        using var outgoing = Outgoing(new DnsHostResolver());
        var client = outgoing.ClientFor(OutgoingPolicy.WithLocalTargets);

        using var first = await client.GetAsync(target.Url("/"), Ct);
        using var second = await client.GetAsync(target.Url("/"), Ct);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, second.StatusCode));
        Assert.All(target.Seen, seen => Assert.Equal(("/", false), (seen.Target, seen.Headers.ContainsKey("Cookie"))));
        Assert.Equal(2, target.Seen.Count);
    }

    [Fact]
    public async Task Own_trace_ids_are_told_to_nobody()
    {
        await using var target = await LoopbackOrigin.StartAsync(_ => Task.CompletedTask, Ct);
        using var outgoing = Outgoing(new DnsHostResolver());
        using var activity = new Activity("notification").Start();

        (await outgoing.ClientFor(OutgoingPolicy.WithLocalTargets).GetAsync(target.Url("/"), Ct)).Dispose();

        Assert.Equal(["Host"], target.Seen.Single().Headers.Keys);
    }

    [Theory]
    [InlineData("ftp://sp.example/")]
    [InlineData("file:///etc/passwd")]
    public async Task Other_schemes_are_refused(string url)
    {
        using var outgoing = Outgoing(new ScriptedResolver(["127.0.0.1"]));
        using var request = new HttpRequestMessage(HttpMethod.Get, url);

        await Assert.ThrowsAsync<TargetRefusedException>(() => outgoing.InvokerFor(OutgoingPolicy.WithLocalTargets).SendAsync(request, Ct));
    }

    [Fact]
    public async Task Http_3_does_not_slip_by_the_check()
    {
        var resolver = new ScriptedResolver(["127.0.0.1"]);
        using var outgoing = Outgoing(resolver);
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://sp.example/") { Version = HttpVersion.Version30, VersionPolicy = HttpVersionPolicy.RequestVersionExact };

        await Assert.ThrowsAsync<TargetRefusedException>(() => outgoing.InvokerFor(OutgoingPolicy.PublicHttps).SendAsync(request, Ct));

        Assert.Equal(1, resolver.LookUps);
    }

    [Fact]
    public async Task Unknown_host_is_a_failure_and_no_refusal()
    {
        using var outgoing = Outgoing(new ScriptedResolver(answers: [[]]));

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => outgoing.ClientFor(OutgoingPolicy.PublicHttps).GetAsync("https://nobody.example/", Ct));

        Assert.IsType<SocketException>(failure.InnerException);
    }

    [Fact]
    public async Task Answer_above_the_cap_is_not_taken()
    {
        await using var target = await LoopbackOrigin.StartAsync(context => context.Response.Body.WriteAsync(new byte[2000]).AsTask(), Ct);
        using var outgoing = Outgoing(new DnsHostResolver(), maxResponseOctets: 1024);

        await Assert.ThrowsAsync<HttpRequestException>(() => outgoing.ClientFor(OutgoingPolicy.WithLocalTargets).GetAsync(target.Url("/"), Ct));
    }

    [Fact]
    public void Policies_of_the_same_value_share_one_pool()
    {
        using var outgoing = Outgoing(new DnsHostResolver());

        Assert.Same(outgoing.ClientForServiceProvider(Account(loopback: true)), outgoing.ClientForServiceProvider(Account(loopback: true)));
        Assert.Same(outgoing.ClientForServiceProvider(Account(networks: ["10.0.0.0/8", "172.16.0.0/12"])), outgoing.ClientForServiceProvider(Account(networks: ["172.16.0.0/12", "10.0.0.0/8"])));
        Assert.Same(outgoing.InvokerFor(new OutgoingPolicy { AllowLoopback = true }), outgoing.InvokerFor(new OutgoingPolicy { AllowLoopback = true }));
        Assert.NotSame(outgoing.ClientForServiceProvider(Account(loopback: true)), outgoing.ClientForServiceProvider(Account()));
    }

    [Theory]
    [InlineData(5, 5, true)]
    [InlineData(6, 6, true)]
    [InlineData(7, 6, false)]
    [InlineData(0, 0, true)]
    public async Task Beginning_of_a_body_is_kept(int octets, int kept, bool whole)
    {
        using var content = new ByteArrayContent(new byte[octets]);

        var body = await CappedBody.ReadAsync(content, maxOctets: 6, Ct);

        Assert.Equal((kept, whole), (body.Octets.Length, body.IsWhole));
    }

    private static ServiceProvider Account(bool loopback = false, params string[] networks) =>
        new() { Id = 1, Code = "sp", Name = "Provider", AllowsLoopbackTargets = loopback, AllowedTargetNetworks = networks };

    private static OutgoingPolicy OnlyOpen => new() { PlainHttp = PlainHttp.Anywhere, AllowedNetworks = NetworkList.TryParse(["127.0.0.2/32"])! };

    private static RequestDelegate CloseAfter(string text) => context =>
    {
        context.Response.Headers.Connection = "close";
        return context.Response.WriteAsync(text);
    };

    private static OutgoingHttp Outgoing(IHostResolver resolver, int maxResponseOctets = 65536) =>
        new(resolver, Options.Create(new OutgoingOptions { MaxResponseOctets = maxResponseOctets }));
}
