using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using PushPortal.Infrastructure.Smpp.Server;
using PushPortal.Infrastructure.WapGateway;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Operations;

/// <summary>Who asks whether the gateway is ready asks for each way into it.</summary>
public sealed class ReadinessTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gateway_with_a_listener_that_has_ended_is_not_ready()
    {
        await using var gateway = await GatewayHost.StartAsync();
        var http = gateway.ClientOf(null);
        (await http.GetAsync("/health/ready")).Must(HttpStatusCode.OK);
        Assert.Null(await ClosedAsync(gateway));

        // By itself, as when its socket fails for good.
        ListenersOf(gateway.Services.GetRequiredService<SmppServer>()).ForEach(socket => socket.Dispose());
        var closed = await Eventually.GetAsync<string?>(() => ClosedAsync(gateway), closed => closed is not null, "the end of the SMPP server");

        Assert.Equal("Nothing is taken any more by the SMPP server.", closed);
        (await http.GetAsync("/health/ready")).Must(HttpStatusCode.ServiceUnavailable);
        (await http.GetAsync("/health/live")).Must(HttpStatusCode.OK);

        var names = "the SMPP server";
        foreach (var (listener, name) in ((Type, string)[])[(typeof(WapProxy), "the WAP gateway's HTTP proxy"), (typeof(WspListener), "connectionless WSP"), (typeof(WspSessionListener), "sessions of WSP")])
        {
            await ((IHostedService)gateway.Services.GetRequiredService(listener)).StopAsync(Ct);

            names += $", {name}";
            Assert.Equal(names.Split(", ").Order(), (await ClosedAsync(gateway))!["Nothing is taken any more by ".Length..^1].Split(", ").Order());
        }
    }

    [Fact]
    public async Task Gateway_whose_smpp_server_stops_is_not_ready_and_a_listener_that_is_left_out_is_not_missed()
    {
        await using var gateway = await GatewayHost.StartAsync(("PushPortal:WapGateway:WspEndpoint", ""), ("PushPortal:WapGateway:WspSessionEndpoint", ""));
        (await gateway.ClientOf(null).GetAsync("/health/ready")).Must(HttpStatusCode.OK);

        await gateway.Services.GetRequiredService<SmppServer>().StopAsync(Ct);

        (await gateway.ClientOf(null).GetAsync("/health/ready")).Must(HttpStatusCode.ServiceUnavailable);
    }

    /// <summary>What the check of the listeners says is closed; null when nothing is.</summary>
    private static async Task<string?> ClosedAsync(GatewayHost gateway) =>
        (await gateway.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Name == "listeners", Ct)).Entries["listeners"].Description;

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_listeners")]
    private static extern ref List<Socket> ListenersOf(SmppServer server);
}
