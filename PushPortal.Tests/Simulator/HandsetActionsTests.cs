using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Content;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Simulator;
using PushPortal.Tests.Fakes;
using PushPortal.Web.Demo;

namespace PushPortal.Tests.Simulator;

/// <summary>What a handset does through the WAP gateway, which is a proxy here that answers itself.</summary>
public sealed class HandsetActionsTests : IAsyncLifetime
{
    private const string Mmsc = "http://mmsc.example/send";
    private const int Patience = 60_000;

    private static readonly MmsNotification Notification = new()
    {
        TransactionId = "T1",
        ContentLocation = "http://mmsc.example/m/1",
        MessageSize = 100,
        ExpirySeconds = 3600,
        From = "+15551234567",
        Subject = "Photo",
    };

    private readonly List<SeenRequest> _seen = [];
    private WebApplication _gateway = null!;
    private SimulatorHost _host = null!;
    private byte[] _message = DemoMultimediaMessage.Retrieve("1", DateTimeOffset.UnixEpoch.AddYears(50));
    private bool _isThere = true;
    private bool _breaksOff;

    private SimulatedHandset Handset => _host.Services.GetRequiredService<SimulatedHandsets>().Find("+8613800000001")!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        _gateway = builder.Build();
        _gateway.Run(AnswerAsync);
        await _gateway.StartAsync(TestContext.Current.CancellationToken);
        _host = await SimulatorHost.StartAsync(new() { ["PushPortal:WapGateway:HttpEndpoint"] = new Uri(Assert.Single(_gateway.Urls)).Authority, ["PushPortal:Simulator:MmscUrl"] = Mmsc });
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _gateway.DisposeAsync();
    }

    [Fact(Timeout = Patience)]
    public async Task Multimedia_message_is_fetched_without_its_user_and_answered_as_retrieved()
    {
        var opened = await ReceiveAsync(Notification, TestContext.Current.CancellationToken);

        Assert.Equal((200, "application/vnd.wap.mms-message", true), (opened.Status, opened.ContentType, opened.ByItself));
        Assert.Equal(("Demo message", "+8613800000000/TYPE=PLMN"), (opened.Message!.Subject, opened.Message.From));
        Assert.Equal(("text/plain", "This is the demo message 1.\n"), (Assert.Single(opened.Message.Parts).ContentType, opened.Message.Parts[0].Text));
        Assert.Equal(new MmsAcknowledgement("m-notifyresp-ind", "retrieved", 204), opened.Acknowledgement);
        // Type, transaction, version, status: by the table of fields of the reference.
        Assert.Equal([("GET", Notification.ContentLocation, ""), ("POST", Mmsc, "8c83985431008d929581")], _seen.Select(Facts));
    }

    [Fact(Timeout = Patience)]
    public async Task Message_that_cannot_be_had_is_put_off_and_acknowledged_when_it_is_fetched_later()
    {
        _isThere = false;
        var opened = await ReceiveAsync(Notification, TestContext.Current.CancellationToken);
        Assert.Equal((404, null, new MmsAcknowledgement("m-notifyresp-ind", "deferred", 204)), (opened.Status, opened.Message, opened.Acknowledgement));

        _isThere = true;
        opened = await _host.Services.GetRequiredService<HandsetActions>().OpenAsync(Handset, 1, byItself: false, TestContext.Current.CancellationToken);

        Assert.Equal((false, new MmsAcknowledgement("m-acknowledge-ind", "retrieved", 204)), (opened!.ByItself, opened.Acknowledgement));
        Assert.Equal(["8c83985431008d929583", "8c859831008d92"], _seen.Where(seen => seen.Method == "POST").Select(seen => Convert.ToHexStringLower(seen.Body)));
    }

    [Fact(Timeout = Patience)]
    public async Task Large_message_is_retrieved_whole_and_shown_by_the_beginning_of_its_text()
    {
        _message = LargeMessage(2 * 1024 * 1024);

        var opened = await ReceiveAsync(Notification, TestContext.Current.CancellationToken);

        Assert.Equal(("retrieved", 2 * 1024 * 1024, 4_000), (opened.Acknowledgement!.Said, Assert.Single(opened.Message!.Parts).Octets, opened.Message.Parts[0].Text!.Length));
    }

    [Fact(Timeout = Patience)]
    public async Task Message_that_breaks_off_is_put_off_as_one_that_does_not_come()
    {
        _breaksOff = true;

        var opened = await ReceiveAsync(Notification, TestContext.Current.CancellationToken);

        Assert.Equal((OpeningFailure.GatewayUnreachable, null, "deferred"), (opened.Failure, opened.Status, opened.Acknowledgement!.Said));
    }

    [Fact(Timeout = Patience)]
    public async Task Handset_without_settings_for_multimedia_messages_tells_nobody()
    {
        _host.Services.GetRequiredService<SimulatedHandsets>().Change(Handset, new HandsetChange { MmscUrl = "" });

        var opened = await ReceiveAsync(Notification, TestContext.Current.CancellationToken);

        Assert.Equal((200, null), (opened.Status, opened.Acknowledgement));
        Assert.Equal("GET", Assert.Single(_seen).Method);
    }

    [Fact(Timeout = Patience)]
    public async Task Service_is_loaded_without_its_user_and_its_text_can_be_read()
    {
        var opened = await ReceiveAsync(new ServiceLoading { Href = "http://pi.example/page" }, TestContext.Current.CancellationToken);

        Assert.Equal((200, "text/html", "Mail & more\n4 new messages"), (opened.Status, opened.ContentType, opened.Text));
        Assert.Null(opened.Acknowledgement);
    }

    [Fact]
    public async Task Handset_without_radio_opens_nothing()
    {
        var handsets = _host.Services.GetRequiredService<SimulatedHandsets>();
        handsets.Change(Handset, new HandsetChange { Automatic = false });
        Take(Notification);
        handsets.Change(Handset, new HandsetChange { RadioOff = true });

        var opened = await _host.Services.GetRequiredService<HandsetActions>().OpenAsync(Handset, 1, byItself: false, TestContext.Current.CancellationToken);

        Assert.Equal((OpeningFailure.NoRadio, null, null), (opened!.Failure, opened.Status, opened.Acknowledgement));
        Assert.Equal(opened, Handset.Find(1)!.Opened);
        Assert.Empty(_seen);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = await SeenRequest.ReadAsync(context.Request);
        lock (_seen)
        {
            _seen.Add(request);
        }

        if (request.Method == "POST")
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        else if (request.Target == Notification.ContentLocation)
        {
            context.Response.StatusCode = _isThere ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
            context.Response.ContentType = WapPush.Mms;
            if (_breaksOff)
            {
                context.Response.ContentLength = _message.Length;
                await context.Response.Body.WriteAsync(_message.AsMemory(0, 8));
                return;
            }

            await context.Response.Body.WriteAsync(_isThere ? _message : []);
        }
        else
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync("<!DOCTYPE html><html><head><title>no</title></head><body><h1>Mail &amp; more</h1><!-- no --><p>4 <b>new</b>\n messages</p><script>no()</script></body></html>");
        }
    }

    /// <summary>What came of opening what the handset receives.</summary>
    private async Task<Opening> ReceiveAsync(PushContent content, CancellationToken ct)
    {
        var opened = new TaskCompletionSource<Opening>(TaskCreationOptions.RunContinuationsAsynchronously);
        _host.Services.GetRequiredService<SimulatedHandsets>().Changed += handset =>
        {
            if (handset.Find(1)?.Opened is { } opening)
            {
                opened.TrySetResult(opening);
            }
        };
        Take(content);
        return await opened.Task.WaitAsync(ct);
    }

    /// <summary>An m-retrieve-conf whose one part is a text of this length (WAP-209, 6.3; WAP-230, 8.5).</summary>
    private static byte[] LargeMessage(int octets) =>
    [
        0x8C, 0x84, 0x98, .. "T1\0"u8, 0x8D, 0x92, // m-retrieve-conf, transaction T1, version 1.2
        0x84, 0xA3, // application/vnd.wap.multipart.mixed
        0x01, 0x01, .. Uintvar(octets), 0x83, // one part: its headers are the one octet of text/plain
        .. Enumerable.Repeat((byte)'x', octets),
    ];

    private static byte[] Uintvar(int value) => [(byte)(0x80 | (value >> 21)), (byte)(0x80 | ((value >> 14) & 0x7F)), (byte)(0x80 | ((value >> 7) & 0x7F)), (byte)(value & 0x7F)];

    private void Take(PushContent content)
    {
        var (header, data) = Assert.Single(SentPush.Of(content));
        Assert.True(Handset.Receive(
            new SegmentDelivery
            {
                GroupId = 1,
                Segment = 1,
                Segments = 1,
                Attempt = 1,
                Recipient = Handset.Msisdn,
                Form = PushRequest.WapPush,
                UserDataHeader = header,
                UserData = data,
                Until = DateTimeOffset.MaxValue,
            },
            TimeProvider.System.GetUtcNow()));
    }

    private static (string Method, string Target, string Body) Facts(SeenRequest seen) => (seen.Method, seen.Target, Convert.ToHexStringLower(seen.Body));
}
