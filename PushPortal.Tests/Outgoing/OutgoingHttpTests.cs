using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
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
        var invoker = outgoing.InvokerFor(new OutgoingPolicy { PlainHttp = PlainHttp.Anywhere });

        var refused = await Assert.ThrowsAsync<TargetRefusedException>(() => GetAsync(outgoing, invoker, target.Url("/", host)));

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

        Assert.Equal("here", await GetAsync(outgoing, outgoing.InvokerForServiceProvider(Account(loopback: true)), target.Url("/", host)));
        await Assert.ThrowsAsync<TargetRefusedException>(() => GetAsync(outgoing, outgoing.InvokerForServiceProvider(Account()), target.Url("/", host)));
    }

    [Fact]
    public async Task Listed_network_is_reached_by_the_account_that_lists_it_and_by_no_other()
    {
        await using var target = await LoopbackOrigin.StartAsync(context => context.Response.WriteAsync("here"), Ct);
        using var outgoing = Outgoing(new DnsHostResolver());

        Assert.Equal("here", await GetAsync(outgoing, outgoing.InvokerForServiceProvider(Account(networks: ["127.0.0.0/24"])), target.Url("/")));
        await Assert.ThrowsAsync<TargetRefusedException>(() => GetAsync(outgoing, outgoing.InvokerForServiceProvider(Account(networks: ["127.0.1.0/24"])), target.Url("/")));
        await Assert.ThrowsAsync<TargetRefusedException>(() => GetAsync(outgoing, outgoing.InvokerForServiceProvider(Account()), target.Url("/")));
    }

    [Fact]
    public async Task Name_that_turns_to_another_address_gains_nothing()
    {
        // 127.0.0.2 stands for a public address: the policy lists it and nothing else of this machine.
        await using var inner = await LoopbackOrigin.StartAsync(context => context.Response.WriteAsync("inner"), Ct);
        await using var open = await LoopbackOrigin.StartAsync(CloseAfter("open"), Ct, IPAddress.Parse("127.0.0.2"), inner.Port);
        var resolver = new ScriptedResolver(["127.0.0.2"], ["127.0.0.1"]);
        using var outgoing = Outgoing(resolver);
        var invoker = outgoing.InvokerFor(OnlyOpen);

        var first = await GetAsync(outgoing, invoker, inner.Url("/", "rebinding.example"));
        await Assert.ThrowsAsync<TargetRefusedException>(() => GetAsync(outgoing, invoker, inner.Url("/", "rebinding.example")));

        Assert.Equal("open", first);
        Assert.Equal(2, resolver.LookUps);               // one a connection: what was checked is what was dialled
        Assert.Empty(inner.Seen);
    }

    [Fact]
    public async Task One_inner_address_among_the_answers_refuses_the_host()
    {
        await using var open = await LoopbackOrigin.StartAsync(_ => Task.CompletedTask, Ct, IPAddress.Parse("127.0.0.2"));
        using var outgoing = Outgoing(new ScriptedResolver(["127.0.0.2", "127.0.0.1"]));

        await Assert.ThrowsAsync<TargetRefusedException>(() => GetAsync(outgoing, outgoing.InvokerFor(OnlyOpen), open.Url("/", "mixed.example")));

        Assert.Empty(open.Seen);
    }

    [Fact]
    public async Task Next_address_is_tried_when_one_does_not_answer()
    {
        await using var target = await LoopbackOrigin.StartAsync(context => context.Response.WriteAsync("second"), Ct);
        using var outgoing = Outgoing(new ScriptedResolver(["127.0.0.9", "127.0.0.1"]));

        Assert.Equal("second", await GetAsync(outgoing, outgoing.InvokerFor(SamplePolicies.WithLocalTargets), target.Url("/", "sp.example")));
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
        var invoker = outgoing.InvokerFor(SamplePolicies.WithLocalTargets);

        HttpStatusCode[] answers = [await StatusAsync(outgoing, invoker, target.Url("/")), await StatusAsync(outgoing, invoker, target.Url("/"))];

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], answers);
        Assert.All(target.Seen, seen => Assert.Equal(("/", false), (seen.Target, seen.Headers.ContainsKey("Cookie"))));
        Assert.Equal(2, target.Seen.Count);
    }

    [Fact]
    public async Task Own_trace_ids_are_told_to_nobody()
    {
        await using var target = await LoopbackOrigin.StartAsync(_ => Task.CompletedTask, Ct);
        using var outgoing = Outgoing(new DnsHostResolver());
        using var activity = new Activity("notification").Start();

        await GetAsync(outgoing, outgoing.InvokerFor(SamplePolicies.WithLocalTargets), target.Url("/"));

        Assert.Equal(["Host"], target.Seen.Single().Headers.Keys);
    }

    [Theory]
    [InlineData("ftp://sp.example/")]
    [InlineData("file:///etc/passwd")]
    public async Task Other_schemes_are_refused(string url)
    {
        using var outgoing = Outgoing(new ScriptedResolver(["127.0.0.1"]));
        using var request = new HttpRequestMessage(HttpMethod.Get, url);

        await Assert.ThrowsAsync<TargetRefusedException>(() => outgoing.InvokerFor(SamplePolicies.WithLocalTargets).SendAsync(request, Ct));
    }

    [Fact]
    public async Task Http_3_does_not_slip_by_the_check()
    {
        var resolver = new ScriptedResolver(["127.0.0.1"]);
        using var outgoing = Outgoing(resolver);
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://sp.example/") { Version = HttpVersion.Version30, VersionPolicy = HttpVersionPolicy.RequestVersionExact };

        await Assert.ThrowsAsync<TargetRefusedException>(() => outgoing.InvokerFor(SamplePolicies.PublicHttps).SendAsync(request, Ct));

        Assert.Equal(1, resolver.LookUps);
    }

    [Fact]
    public async Task Unknown_host_is_a_failure_and_no_refusal()
    {
        using var outgoing = Outgoing(new ScriptedResolver(answers: [[]]));

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(outgoing, outgoing.InvokerFor(SamplePolicies.PublicHttps), "https://nobody.example/"));

        Assert.IsType<SocketException>(failure.InnerException);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answer_up_to_the_cap_is_taken_and_above_it_none(bool announced)
    {
        const int Cap = 5000;
        var length = Cap;
        await using var target = await LoopbackOrigin.StartAsync(context =>
        {
            context.Response.ContentLength = announced ? length : null;
            return context.Response.WriteAsync(new string('x', length));
        }, Ct);
        using var outgoing = Outgoing(new DnsHostResolver(), maxResponseOctets: Cap);
        var invoker = outgoing.InvokerFor(SamplePolicies.WithLocalTargets);

        Assert.Equal(new string('x', Cap), await GetAsync(outgoing, invoker, target.Url("/")));
        length++;
        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(outgoing, invoker, target.Url("/")));
    }

    [Fact]
    public async Task Answer_that_does_not_come_in_time_is_given_up_and_the_next_one_has_its_own_time()
    {
        var seen = 0;
        await using var target = await LoopbackOrigin.StartAsync(
            context => Interlocked.Increment(ref seen) == 1 ? new TaskCompletionSource().Task.WaitAsync(context.RequestAborted) : context.Response.WriteAsync("in time"), Ct);
        using var outgoing = Outgoing(new DnsHostResolver(), requestTimeout: TimeSpan.FromMilliseconds(500));
        var invoker = outgoing.InvokerFor(SamplePolicies.WithLocalTargets);

        await Assert.ThrowsAsync<TimeoutException>(() => GetAsync(outgoing, invoker, target.Url("/")));

        Assert.Equal("in time", await GetAsync(outgoing, invoker, target.Url("/")));
    }

    [Fact]
    public async Task Stop_ends_an_exchange_at_once_and_is_no_time_out()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await using var target = await LoopbackOrigin.StartAsync(async context =>
        {
            await stop.CancelAsync();
            await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
        }, Ct);
        using var outgoing = Outgoing(new DnsHostResolver());
        using var request = new HttpRequestMessage(HttpMethod.Get, target.Url("/"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => outgoing.ExchangeAsync(outgoing.InvokerFor(SamplePolicies.WithLocalTargets), request, (_, _) => true, stop.Token));
    }

    [Fact]
    public void Policies_of_the_same_value_share_one_pool()
    {
        using var outgoing = Outgoing(new DnsHostResolver());

        Assert.Same(outgoing.InvokerForServiceProvider(Account(loopback: true)), outgoing.InvokerForServiceProvider(Account(loopback: true)));
        Assert.Same(outgoing.InvokerForServiceProvider(Account(networks: ["10.0.0.0/8", "172.16.0.0/12"])), outgoing.InvokerForServiceProvider(Account(networks: ["172.16.0.0/12", "10.0.0.0/8"])));
        Assert.Same(outgoing.InvokerFor(new OutgoingPolicy { AllowLoopback = true }), outgoing.InvokerFor(new OutgoingPolicy { AllowLoopback = true }));
        Assert.NotSame(outgoing.InvokerForServiceProvider(Account(loopback: true)), outgoing.InvokerForServiceProvider(Account()));
    }

    private static ServiceProvider Account(bool loopback = false, params string[] networks) =>
        new() { Id = 1, Code = "sp", Name = "Provider", AllowsLoopbackTargets = loopback, AllowedTargetNetworks = networks };

    private static OutgoingPolicy OnlyOpen => new() { PlainHttp = PlainHttp.Anywhere, AllowedNetworks = NetworkList.TryParse(["127.0.0.2/32"])! };

    private static RequestDelegate CloseAfter(string text) => context =>
    {
        context.Response.Headers.Connection = "close";
        return context.Response.WriteAsync(text);
    };

    private static Task<string> GetAsync(OutgoingHttp outgoing, HttpMessageInvoker invoker, string url) =>
        GetAsync(outgoing, invoker, url, (_, octets) => Encoding.UTF8.GetString(octets.Span));

    private static Task<HttpStatusCode> StatusAsync(OutgoingHttp outgoing, HttpMessageInvoker invoker, string url) =>
        GetAsync(outgoing, invoker, url, (response, _) => response.StatusCode);

    private static async Task<T> GetAsync<T>(OutgoingHttp outgoing, HttpMessageInvoker invoker, string url, Func<HttpResponseMessage, ReadOnlyMemory<byte>, T> read)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        return await outgoing.ExchangeAsync(invoker, request, read, Ct);
    }

    private static OutgoingHttp Outgoing(IHostResolver resolver, int maxResponseOctets = 65536, TimeSpan? requestTimeout = null)
    {
        var options = new OutgoingOptions { MaxResponseOctets = maxResponseOctets };
        options.RequestTimeout = requestTimeout ?? options.RequestTimeout;
        return new OutgoingHttp(resolver, Options.Create(options));
    }
}
