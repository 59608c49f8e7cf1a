using System.Xml.Linq;

namespace PushPortal.Tests.Journeys;

/// <summary>What an initiator asks of the delivery, and what it is told of it.</summary>
public sealed class PapQualityJourneyTests(SharedGateway shared) : Journey(shared)
{
    [Theory]
    [InlineData("network=\"IS-95 CDMA\" network-required=\"true\"", "3009")]
    [InlineData("network=\"no such network\" network-required=\"true\"", "3009")]
    [InlineData("bearer=\"GPRS\" bearer-required=\"true\"", "3010")]
    [InlineData("network=\"GSM\" network-required=\"true\" bearer=\"USSD\" bearer-required=\"true\"", "3010")]
    [InlineData("network=\"PDC\" network-required=\"true\" bearer=\"USSD\" bearer-required=\"true\"", "3009")]
    [InlineData("network=\"IS-95 CDMA\" bearer=\"GPRS\"", "1001")]
    [InlineData("network=\"IS-95 CDMA\" network-required=\"false\" bearer=\"GPRS\" bearer-required=\"false\"", "1001")]
    [InlineData("network=\"gsm\" network-required=\"true\" bearer=\"sms\" bearer-required=\"true\"", "1001")]
    [InlineData("network=\"any\" network-required=\"true\" bearer=\"Any\" bearer-required=\"true\"", "1001")]
    [InlineData("network-required=\"true\" bearer-required=\"true\"", "1001")]
    public async Task Required_network_and_bearer_are_given_or_refused_and_others_are_a_wish(string quality, string code)
    {
        var pushId = $"{Guid.NewGuid()}@pi.example";

        var answer = (await Gateway.Pap.PushAsync(Message(pushId, Gateway.NewUnknownNumber(), quality))).Must("push-response", code);

        var pushes = (await Rest.GetAsync($"/api/v1/pushes?pushId={pushId}")).Body.Items("data");
        Assert.Equal(code == "1001" ? 1 : 0, pushes.Length);
        if (code != "1001")
        {
            Assert.Contains(code == "3009" ? "quality-of-service.network is" : "quality-of-service.bearer is", (string?)answer.Document.Element("response-result")!.Attribute("desc"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("confirmed")]
    [InlineData("preferconfirmed")]
    [InlineData("unconfirmed")]
    [InlineData("notspecified")]
    public async Task Delivery_is_told_as_confirmed_over_SMS(string method)
    {
        var handset = await Gateway.NewHandsetAsync();
        await using var receiver = await NotificationReceiver.StartAsync();

        (await Gateway.Pap.PushAsync(Message($"quality-{method}@pi.example", handset.Number, $"priority=\"high\" delivery-method=\"{method}\"", receiver.Url))).Must("push-response", "1001");

        Assert.Equal("high confirmed GSM SMS", Quality(PapAnswer.DocumentOf(NotificationReceiver.TextOf((await receiver.ReceivedAsync(1))[0]))));
        var status = await Gateway.Pap.PostAsync($"<pap><statusquery-message push-id=\"quality-{method}@pi.example\"/></pap>", "application/xml");
        Assert.Equal("high confirmed GSM SMS", Quality(status.Must("statusquery-response", "1000").Document.Elements().Single()));
    }

    [Fact]
    public async Task Failure_claims_no_delivery_method()
    {
        await using var receiver = await NotificationReceiver.StartAsync();

        await Gateway.Pap.PushAsync(Message("quality-failed@pi.example", Gateway.NewUnknownNumber(), "delivery-method=\"confirmed\"", receiver.Url));

        Assert.Equal("medium notspecified  ", Quality(PapAnswer.DocumentOf(NotificationReceiver.TextOf((await receiver.ReceivedAsync(1))[0]))));
    }

    [Fact]
    public async Task Initiator_that_asked_for_no_quality_of_service_is_told_none()
    {
        var handset = await Gateway.NewHandsetAsync();
        await using var receiver = await NotificationReceiver.StartAsync();

        await Gateway.Pap.PushAsync(PapClient.Message("quality-none@pi.example", [PapClient.Plmn(handset.Number)], receiver.Url));

        Assert.Null(PapAnswer.DocumentOf(NotificationReceiver.TextOf((await receiver.ReceivedAsync(1))[0])).Element("quality-of-service"));
    }

    [Fact]
    public async Task Progress_is_noted_in_the_answer_by_state_when_it_was_asked_for()
    {
        var numbers = new[] { Gateway.NewUnknownNumber(), Gateway.NewUnknownNumber() };
        var addresses = numbers.Select(PapClient.Plmn).Append("WAPPUSH=10.0.0.1/TYPE=IPv4@ppg.example").ToList();
        var asked = PapClient.Message("progress@pi.example", addresses).Replace("push-message ", "push-message progress-notes-requested=\"true\" ", StringComparison.Ordinal);

        var answer = await Gateway.Pap.PushAsync(asked);

        Assert.Equal("1001", (string?)answer.Document.Element("response-result")!.Attribute("code"));
        Assert.Equal(
            [("pending", "2 recipients: encoded in 1 short message, stored"), ("rejected", "1 recipient: The address cannot be served")],
            Notes(answer));
        Assert.All(answer.Document.Elements("progress-note"), note => Assert.Matches("^20..-..-..T..:..:..Z$", (string?)note.Attribute("time")));
        Assert.Equal([("rejected", "Duplicate push ID")], Notes(await Gateway.Pap.PushAsync(asked)));
        Assert.Empty(Notes(await Gateway.Pap.PushAsync(PapClient.Message("progress-none@pi.example", addresses))));
    }

    private static string Message(string pushId, string number, string quality, string? notify = null) =>
        PapClient.Message(pushId, [PapClient.Plmn(number)], notify).Replace("</push-message>", $"<quality-of-service {quality}/></push-message>", StringComparison.Ordinal);

    private static string? Quality(XElement document) => document.Element("quality-of-service") is { } quality
        ? string.Join(' ', new[] { "priority", "delivery-method", "network", "bearer" }.Select(name => (string?)quality.Attribute(name)))
        : null;

    private static IEnumerable<(string?, string?)> Notes(PapAnswer answer) =>
        answer.Document.Elements("progress-note").Select(note => ((string?)note.Attribute("stage"), (string?)note.Attribute("note")));
}
