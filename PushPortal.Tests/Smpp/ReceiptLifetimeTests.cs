using Microsoft.Data.Sqlite;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Smpp;

/// <summary>Receipts that are not taken come again, until their lifetime ends.</summary>
public sealed class ReceiptLifetimeTests : IDisposable
{
    private const string Section = "PushPortal:Smsc:Smpp:";

    private static readonly RegisteredDelivery Wanted = new(ReceiptRequest.SuccessOrFailure);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pushportal-receipts-");

    private string Store => $"Data Source={Path.Combine(_folder.FullName, "gateway.db")};Pooling=False";

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Receipt_that_is_refused_for_the_moment_or_not_answered_comes_again()
    {
        await using var gateway = await StartAsync((Section + "ReceiptRetry", "00:00:00.050"), (Section + "AnswerTime", "00:00:00.500"));
        await using var esme = await BoundAsync(gateway, BindType.Transceiver);
        var handset = await gateway.NewHandsetAsync();
        var first = (await esme.AskAsync(Messages.Submit(handset.Number) with { RegisteredDelivery = Wanted })).MessageId;

        var refused = await esme.NextAsync<DeliverSm>();
        await esme.RespondAsync(refused, new DeliverSmResp { MessageId = null }, CommandStatus.TemporaryReceiverError);
        var unanswered = await esme.NextAsync<DeliverSm>();
        var taken = await esme.NextAsync<DeliverSm>();
        await esme.RespondAsync(taken, new DeliverSmResp());

        Assert.Equal([first, first, first], [refused.Tlvs.ReceiptedMessageId, unanswered.Tlvs.ReceiptedMessageId, taken.Tlvs.ReceiptedMessageId]);
        await Eventually.GetAsync(Count, count => count == 0, "an empty table");
        Assert.Equal(CommandStatus.Ok, (await esme.AskAsync(new EnquireLink())).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Receipt_is_given_up_when_its_lifetime_has_ended(bool restart)
    {
        var gateway = await StartAsync((Section + "ReceiptLifetime", "01:00:00"));
        try
        {
            await using (var transmitter = await BoundAsync(gateway, BindType.Transmitter))
            {
                await transmitter.AskAsync(Messages.Submit((await gateway.NewHandsetAsync()).Number) with { RegisteredDelivery = Wanted });
                await Eventually.GetAsync(Count, count => count == 1, "the receipt");
            }

            if (restart)
            {
                await gateway.DisposeAsync();
            }

            Assert.Equal(1, Run($"UPDATE smpp_receipts SET event_at = event_at - {TimeSpan.FromMinutes(61).Ticks}"));
            if (restart)
            {
                gateway = await StartAsync((Section + "ReceiptLifetime", "01:00:00"));
                await Eventually.GetAsync(Count, count => count == 0, "an empty table");
            }

            await using var esme = await BoundAsync(gateway, BindType.Transceiver);
            var next = await esme.AskAsync(Messages.Submit((await gateway.NewHandsetAsync()).Number) with { RegisteredDelivery = Wanted });
            var receipt = await esme.NextAsync<DeliverSm>();
            await esme.RespondAsync(receipt, new DeliverSmResp());

            Assert.Equal(next.MessageId, receipt.Tlvs.ReceiptedMessageId);
            await Eventually.GetAsync(Count, count => count == 0, "an empty table");
        }
        finally
        {
            await gateway.DisposeAsync();
        }
    }

    private Task<GatewayHost> StartAsync(params (string, string)[] settings) => GatewayHost.StartAsync([(GatewayHost.Storage, Store), .. settings]);

    private static async Task<EsmeClient> BoundAsync(GatewayHost gateway, BindType type) => await (await EsmeClient.ConnectAsync(gateway.Smpp)).BoundAsync(type);

    private long Count()
    {
        using var connection = new SqliteConnection(Store);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM smpp_receipts";
        return (long)command.ExecuteScalar()!;
    }

    private int Run(string sql)
    {
        using var connection = new SqliteConnection(Store);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }
}
