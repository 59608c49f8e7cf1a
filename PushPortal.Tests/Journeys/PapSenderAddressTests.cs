namespace PushPortal.Tests.Journeys;

/// <summary>A gateway that names itself to initiators by its URL.</summary>
public sealed class PapSenderAddressTests(SharedGateway shared) : Journey(shared)
{
    private const string Url = "https://ppg.example/pap";

    [Fact]
    public async Task Answer_and_result_bear_the_sender_address_that_is_set()
    {
        await using var gateway = await GatewayHost.StartAsync(("PushPortal:Ppg:SenderAddress", Url));

        Assert.Equal([Url, Url], await SendersAsync(gateway));
    }

    [Fact]
    public async Task Without_the_setting_neither_has_one() => Assert.Equal([null, null], await SendersAsync(Gateway));

    private static async Task<string?[]> SendersAsync(GatewayHost gateway)
    {
        await using var receiver = await NotificationReceiver.StartAsync();
        var message = PapClient.Message($"{Guid.NewGuid()}@pi.example", [PapClient.Plmn(gateway.NewUnknownNumber())], receiver.Url);
        var answer = (await gateway.Pap.PushAsync(message)).Must("push-response", "1001");
        var told = PapAnswer.DocumentOf(NotificationReceiver.TextOf((await receiver.ReceivedAsync(1))[0]));
        return [(string?)answer.Document.Attribute("sender-address"), (string?)told.Attribute("sender-address")];
    }
}
