using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PushPortal.Infrastructure.Smpp.Server;
using PushPortal.Infrastructure.WapGateway;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Operations;

/// <summary>Who asks whether the gateway is ready asks for each way into it.</summary>
public sealed class ReadinessTests
{
    [Theory]
    [InlineData(typeof(SmppServer))]
    [InlineData(typeof(WapProxy))]
    [InlineData(typeof(WspListener))]
    [InlineData(typeof(WspSessionListener))]
    public async Task Gateway_with_a_listener_that_has_ended_is_not_ready(Type listener)
    {
        await using var gateway = await GatewayHost.StartAsync();
        var http = gateway.ClientOf(null);
        (await http.GetAsync("/health/ready")).Must(HttpStatusCode.OK);

        await ((IHostedService)gateway.Services.GetRequiredService(listener)).StopAsync(TestContext.Current.CancellationToken);

        (await http.GetAsync("/health/ready")).Must(HttpStatusCode.ServiceUnavailable);
        (await http.GetAsync("/health/live")).Must(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Listener_that_is_left_out_is_not_missed()
    {
        await using var gateway = await GatewayHost.StartAsync(("PushPortal:WapGateway:WspEndpoint", ""), ("PushPortal:WapGateway:WspSessionEndpoint", ""));

        (await gateway.ClientOf(null).GetAsync("/health/ready")).Must(HttpStatusCode.OK);
    }
}
