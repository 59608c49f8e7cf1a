using System.Globalization;
using System.Net;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Tests.Smpp;
using PushPortal.Tests.WapGateway;

namespace PushPortal.Tests.Journeys.Kill;

/// <summary>An ESME has sent parts 1 and 2 of 3 of a message that it has split itself when the process is killed. It comes back and sends what was not answered.</summary>
public sealed class EsmeKillTests : IAsyncLifetime
{
    private const string Number = "+8613800000001";
    private const byte Parts = 3;

    private readonly int _port = ClosedPort.Find();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pushportal-esme-");
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(1) };
    private readonly GatewayProcess _gateway;
    private readonly Handset _handset;
    private readonly RestClient _rest;

    public EsmeKillTests()
    {
        _gateway = new(
            _folder.FullName,
            ("PushPortal__Smsc__Smpp__Endpoint", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}")),
            ("PushPortal__Smsc__Smpp__GatheringTime", "00:05:00"));
        _http.BaseAddress = _gateway.Address;
        _rest = new RestClient(_http, "demo-key");
        _handset = new Handset(_rest, Number);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _gateway.StartAsync(_http, Ct);

    public ValueTask DisposeAsync()
    {
        _gateway.Dispose();
        _http.Dispose();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Parts_in_transaction_mode_were_not_answered_and_come_again_as_one_group()
    {
        await using (var esme = await BoundAsync())
        {
            await esme.SendAsync(Part(1, MessagingMode.Transaction));
            await esme.SendAsync(Part(2, MessagingMode.Transaction));
            // The session's reader has both when it answers what came behind them.
            Assert.Equal(CommandStatus.Ok, (await esme.AskAsync(new EnquireLink())).Status);
            await KillAsync();
            await esme.MustBeClosedAsync();
        }

        await using var again = await BoundAsync();
        uint[] sent = [await again.SendAsync(Part(1, MessagingMode.Transaction)), await again.SendAsync(Part(2, MessagingMode.Transaction)), await again.SendAsync(Part(3, MessagingMode.Transaction))];
        var ids = new HashSet<string?>();
        foreach (var sequenceNumber in sent)
        {
            var response = await again.ResponseToAsync(sequenceNumber);
            Assert.Equal(CommandStatus.Ok, response.Status);
            ids.Add(response.MessageId);
        }

        await MustBeOneGroupAsync("psh_" + Assert.Single(ids));
    }

    [Fact]
    public async Task Parts_in_default_mode_were_answered_and_only_the_last_one_is_to_come()
    {
        string?[] ids = new string?[Parts];
        await using (var esme = await BoundAsync())
        {
            ids[0] = (await esme.AskAsync(Part(1, MessagingMode.Default))).MessageId;
            ids[1] = (await esme.AskAsync(Part(2, MessagingMode.Default))).MessageId;
            await KillAsync();
        }

        await using var again = await BoundAsync();
        ids[2] = (await again.AskAsync(Part(3, MessagingMode.Default))).MessageId;
        var receipted = new List<string?>();
        for (var receipt = 0; receipt < Parts; receipt++)
        {
            var deliver = await again.NextAsync<DeliverSm>();
            Assert.Equal(MessageState.Delivered, deliver.Tlvs.MessageState);
            receipted.Add(deliver.Tlvs.ReceiptedMessageId);
            await again.RespondAsync(deliver, new DeliverSmResp());
        }

        Assert.Equal(ids.Order(), receipted.Order());
        var pushes = (await _rest.GetAsync("/api/v1/pushes")).Must(HttpStatusCode.OK).Body.Items("data");
        await MustBeOneGroupAsync(Assert.Single(pushes).Text("id"));
    }

    private async Task MustBeOneGroupAsync(string pushId)
    {
        var message = await _handset.OnlyMessageAsync();
        Assert.Equal(Parts, message.GetProperty("segments").GetInt32());
        Assert.Equal(Convert.ToHexStringLower(System.Text.Encoding.ASCII.GetBytes(string.Concat(Text(1), Text(2), Text(3)))), message.GetProperty("content").Text("bodyHex"));
        var transaction = await _rest.TransactionInAsync(RestClient.FirstTransaction(await _rest.PushAsync(pushId)), "delivered");
        Assert.Equal(Parts, transaction.GetProperty("attemptCount").GetInt32());
    }

    private async Task KillAsync()
    {
        await _gateway.KillAsync(Ct);
        await _gateway.StartAsync(_http, Ct);
    }

    private async Task<EsmeClient> BoundAsync() => await (await EsmeClient.ConnectAsync(new IPEndPoint(IPAddress.Loopback, _port))).BoundAsync();

    private static string Text(byte sequence) => new((char)('a' + sequence), 120);

    private static SubmitSm Part(byte sequence, MessagingMode mode) =>
        Messages.Part(Number, 7, Parts, sequence, mode, Text(sequence)) with { RegisteredDelivery = new(mode == MessagingMode.Default ? ReceiptRequest.SuccessOrFailure : ReceiptRequest.None) };
}
