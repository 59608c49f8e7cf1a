using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Infrastructure.Smpp.Server;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Smpp;

public sealed class OutbindTests
{
    private const string Section = "PushPortal:Smsc:Smpp:";

    [Fact]
    public async Task Esme_without_a_receiver_is_called_when_a_receipt_waits_for_it()
    {
        using var door = new TcpListener(IPAddress.Loopback, 0);
        door.Start();
        await using var gateway = await GatewayHost.StartAsync(
            (Section + "OutbindPause", "00:00:00.100"),
            (Section + "Outbinds:0:SystemId", "demo"),
            (Section + "Outbinds:0:Host", "127.0.0.1"),
            (Section + "Outbinds:0:Port", ((IPEndPoint)door.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)),
            (Section + "Outbinds:0:Password", "knock"));
        await using var transmitter = await EsmeClient.ConnectAsync(gateway.Smpp);
        await transmitter.BoundAsync(BindType.Transmitter);

        var submitted = await transmitter.AskAsync(Messages.Submit((await gateway.NewHandsetAsync()).Number) with { RegisteredDelivery = new(ReceiptRequest.SuccessOrFailure) });
        using var called = await door.AcceptSocketAsync(TestContext.Current.CancellationToken);
        await using var esme = new EsmeClient(new NetworkStream(called));
        var outbind = (Outbind)(await esme.NextAsync<Outbind>()).Body;
        await esme.BoundAsync(BindType.Receiver);

        Assert.Equal(("PushPortal", "knock"), (outbind.SystemId, outbind.Password));
        Assert.Equal(submitted.MessageId, (await esme.NextAsync<DeliverSm>()).Tlvs.ReceiptedMessageId);
    }

    [Fact]
    public async Task Server_that_stops_unbinds_and_still_answers_what_is_open()
    {
        var gateway = await GatewayHost.StartAsync((Section + "GatheringTime", "00:00:01"));
        await using var esme = await EsmeClient.ConnectAsync(gateway.Smpp);
        await esme.BoundAsync();

        // Half a message: its outcome comes when the gathering time is over.
        var open = await esme.SendAsync(Messages.Part("+8613800000001", 1, 2, 1, MessagingMode.Transaction, "half"));
        await esme.AskAsync(new EnquireLink());
        var stopping = gateway.DisposeAsync();
        await esme.RespondAsync(await esme.NextAsync<Unbind>(), new UnbindResp());
        var late = await esme.AskAsync(Messages.Submit("+8613800000001"));

        Assert.Equal(CommandStatus.SystemError, late.Status);
        Assert.Equal(CommandStatus.Ok, (await esme.ResponseToAsync(open)).Status);
        await esme.MustBeClosedAsync();
        await stopping;
    }

    [Fact]
    public async Task Server_that_is_disposed_may_be_told_to_stop_once_more()
    {
        var gateway = await GatewayHost.StartAsync();
        var server = gateway.Services.GetRequiredService<SmppServer>();

        await gateway.DisposeAsync();
        await server.StopAsync(TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<SocketException>(() => EsmeClient.ConnectAsync(server.Endpoint!));
    }
}
