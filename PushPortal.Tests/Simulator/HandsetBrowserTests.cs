using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace PushPortal.Tests.Simulator;

public sealed class HandsetBrowserTests
{
    private const string Open = "handsets/+8613800000005/open";

    [Fact]
    public async Task A_handset_opens_a_page_through_the_proxy_from_its_own_address()
    {
        string? target = null;
        IPAddress? source = null;
        await using var gateway = await GatewayAsync(async context =>
        {
            target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
            source = context.Connection.RemoteIpAddress;
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsync("gone!");
        });
        await using var host = await SimulatorHost.StartAsync(new() { ["PushPortal:WapGateway:HttpEndpoint"] = Endpoint(gateway) });

        var response = await host.PostAsync(Open, """{"href": "http://127.0.0.1:1/a?b=c"}""");

        Assert.Equal("""{"status":404,"size":5}""", (await SimulatorHost.ReadAsync(response)).GetRawText());
        Assert.Equal("http://127.0.0.1:1/a?b=c", target);
        Assert.Equal(IPAddress.Parse("127.0.10.5"), source);
    }

    [Fact]
    public async Task A_page_that_is_larger_than_a_handset_takes_is_given_up()
    {
        await using var gateway = await GatewayAsync(context => context.Response.WriteAsync(new string('x', 1_000)));
        await using var host = await SimulatorHost.StartAsync(new()
        {
            ["PushPortal:WapGateway:HttpEndpoint"] = Endpoint(gateway),
            ["PushPortal:Simulator:LargestPage"] = "999",
        });

        Assert.Equal(HttpStatusCode.BadGateway, (await host.PostAsync(Open, """{"href": "http://content.example/"}""")).StatusCode);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_page_that_does_not_come_in_time_is_given_up()
    {
        var clock = new FakeTimeProvider();
        var asked = new TaskCompletionSource();
        await using var gateway = await GatewayAsync(async context =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, context.RequestAborted);
        });
        await using var host = await SimulatorHost.StartAsync(new() { ["PushPortal:WapGateway:HttpEndpoint"] = Endpoint(gateway) }, clock);

        var response = host.PostAsync(Open, """{"href": "http://content.example/"}""");
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(HttpStatusCode.GatewayTimeout, (await response).StatusCode);
    }

    [Fact]
    public async Task A_gateway_that_is_down_is_told_as_such()
    {
        await using var host = await SimulatorHost.StartAsync(new() { ["PushPortal:WapGateway:HttpEndpoint"] = "127.0.0.1:1" });

        var response = await host.PostAsync(Open, """{"href": "http://content.example/"}""");

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"href": 5}""")]
    [InlineData("""{"href": "/relative"}""")]
    [InlineData("""{"href": "\ud800"}""")]
    [InlineData("""{"href": "ftp://content.example/"}""")]
    public async Task A_link_that_is_no_absolute_web_address_is_refused(string body)
    {
        await using var host = await SimulatorHost.StartAsync();

        var response = await host.PostAsync(Open, body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.True((await SimulatorHost.ReadAsync(response)).GetProperty("errors").TryGetProperty("/href", out _));
    }

    private static async Task<WebApplication> GatewayAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static string Endpoint(WebApplication app) => new Uri(Assert.Single(app.Urls)).Authority;
}
