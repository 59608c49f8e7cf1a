using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PushPortal.Tests.Journeys;

/// <summary>What an initiator asks of PAP about a push that it submitted before: cancel it, and tell how it stands.</summary>
public sealed class PapOperationsJourneyTests(SharedGateway shared) : Journey(shared)
{
    private const string Pap10 = "<!DOCTYPE pap PUBLIC \"-//WAPFORUM//DTD PAP 1.0//EN\" \"http://www.wapforum.org/DTD/pap_1.0.dtd\">";
    private const string Pap21 = "<!DOCTYPE pap PUBLIC \"-//WAPFORUM//DTD PAP 2.1//EN\" \"http://www.openmobilealliance.org/tech/DTD/pap_2.1.dtd\">";
    private const string OtherKey = "operations-other-key";
    private const string Bad = "WAPPUSH=10.0.0.1/TYPE=IPv4@ppg.example";

    [Fact]
    public async Task Deferred_push_is_cancelled_for_all_recipients_and_each_is_told()
    {
        await using var receiver = await NotificationReceiver.StartAsync();
        var numbers = new[] { Gateway.NewUnknownNumber(), Gateway.NewUnknownNumber() };
        await DeferAsync("cancel-all@pi.example", numbers, receiver.Url);

        var answer = (await CancelAsync("cancel-all@pi.example")).Must("cancel-response", "1000");

        Assert.Equal("cancel-all@pi.example", (string?)answer.Document.Attribute("push-id"));
        Assert.Equal([("1000", $"{PapClient.Plmn(numbers[0])} {PapClient.Plmn(numbers[1])}")], Groups(answer));
        var push = await Rest.PushByInitiatorIdAsync("cancel-all@pi.example");
        Assert.Equal(["cancelled", "cancelled"], push.Items("transactions").Select(transaction => transaction.Text("state")));
        var told = (await receiver.ReceivedAsync(2)).Select(seen => PapAnswer.DocumentOf(NotificationReceiver.TextOf(seen)));
        Assert.All(told, document => Assert.Equal(("cancelled", "1000"), ((string?)document.Attribute("message-state"), (string?)document.Attribute("code"))));
    }

    [Fact]
    public async Task Named_recipients_are_cancelled_and_the_answer_groups_addresses_by_code()
    {
        var numbers = new[] { Gateway.NewUnknownNumber(), Gateway.NewUnknownNumber(), Gateway.NewUnknownNumber() };
        var stranger = PapClient.Plmn(Gateway.NewUnknownNumber());
        await DeferAsync("cancel-some@pi.example", numbers);
        (await CancelAsync("cancel-some@pi.example", PapClient.Plmn(numbers[1]))).Must("cancel-response", "1000");
        // The same number written otherwise is the same recipient, and is answered as it is written here.
        var otherwise = $"wappush=+{numbers[0][1..4]}-{numbers[0][4..]}/type=plmn";

        var answer = await CancelAsync("cancel-some@pi.example", stranger, PapClient.Plmn(numbers[1]), otherwise);

        Assert.Equal([("1000", otherwise), ("2003", stranger), ("2008", PapClient.Plmn(numbers[1]))], Groups(answer));
        Assert.Equal(["cancelled", "cancelled", "pending"], await StatesAsync("cancel-some@pi.example"));
    }

    [Fact]
    public async Task Push_that_was_delivered_cannot_be_cancelled()
    {
        var handset = await Gateway.NewHandsetAsync();
        (await Gateway.Pap.PushAsync(PapClient.Message("cancel-late@pi.example", [PapClient.Plmn(handset.Number)]))).Must("push-response", "1001");
        await Rest.TransactionInAsync(RestClient.FirstTransaction(await Rest.PushByInitiatorIdAsync("cancel-late@pi.example")), "delivered");

        Assert.Equal([("2008", PapClient.Plmn(handset.Number))], Groups((await CancelAsync("cancel-late@pi.example")).Must("cancel-response", "2008")));
        // 1.0 does not know the code.
        (await Gateway.Pap.PostAsync(Document("cancel-message", "cancel-late@pi.example", [], Pap10), "application/xml")).Must("cancel-response", "2000");
    }

    [Fact]
    public async Task Push_of_nobody_or_of_another_account_is_not_found()
    {
        await Gateway.AddAccountAsync("operations", OtherKey);
        var number = Gateway.NewUnknownNumber();
        var id = (await Gateway.ClientOf(OtherKey).SubmitAsync(new
        {
            to = new[] { number },
            pushId = "theirs@pi.example",
            deliverAfter = "2040-01-01T00:00:00Z",
            content = new { type = "si", href = "http://pi.example/", text = "theirs" },
        })).Text("id");

        foreach (var pushId in (string[])["nobody@pi.example", "theirs@pi.example"])
        {
            var refused = (await CancelAsync(pushId, PapClient.Plmn(number))).Must("cancel-response", "2004");
            Assert.Equal([("2004", PapClient.Plmn(number))], Groups(refused));
            var unknown = (await QueryAsync(pushId)).Must("statusquery-response", "2004");
            Assert.Equal("unknown", (string?)unknown.Document.Element("statusquery-result")!.Attribute("message-state"));
        }

        Assert.Equal("pending", (await Gateway.ClientOf(OtherKey).PushAsync(id)).Text("status"));
    }

    [Fact]
    public async Task Status_of_all_recipients_is_grouped_by_state_and_code()
    {
        var handset = await Gateway.NewHandsetAsync();
        var unknown = Gateway.NewUnknownNumber();
        await Gateway.Pap.PushAsync(PapClient.Message("status-all@pi.example", [PapClient.Plmn(handset.Number), PapClient.Plmn(unknown), Bad]));
        await Eventually.GetAsync(() => Rest.PushByInitiatorIdAsync("status-all@pi.example"), push => push.Text("status") == "partly-delivered", "its end");

        var answer = (await QueryAsync("status-all@pi.example")).Must("statusquery-response", "1000");

        var results = answer.Document.Elements("statusquery-result").ToList();
        Assert.Equal(
            [
                ("delivered", "1000", "OK", PapClient.Plmn(handset.Number)),
                ("undeliverable", "2003", "Unknown subscriber: the number is not in service", PapClient.Plmn(unknown)),
                ("rejected", "2002", "The address cannot be served", Bad),
            ],
            results.Select(Status));
        var ended = await Rest.PushByInitiatorIdAsync("status-all@pi.example");
        var timeline = (await Rest.TransactionAsync(RestClient.FirstTransaction(ended))).Items("timeline");
        var delivered = Assert.Single(timeline, line => line.Text("state") == "delivered").GetProperty("at").GetDateTimeOffset();
        Assert.Equal(delivered.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), (string?)results[0].Attribute("event-time"));
    }

    [Fact]
    public async Task Status_of_named_recipients_tells_of_those_alone_and_of_strangers_that_they_are_unknown()
    {
        var numbers = new[] { Gateway.NewUnknownNumber(), Gateway.NewUnknownNumber(), Gateway.NewUnknownNumber() };
        var stranger = PapClient.Plmn(Gateway.NewUnknownNumber());
        await DeferAsync("status-some@pi.example", numbers);

        var answer = await QueryAsync("status-some@pi.example", PapClient.Plmn(numbers[2]), stranger, PapClient.Plmn(numbers[0]));

        Assert.Equal(
            [
                ("pending", "1001", "Accepted for processing", $"{PapClient.Plmn(numbers[0])} {PapClient.Plmn(numbers[2])}"),
                ("unknown", "2003", "Address not found", stranger),
            ],
            answer.Document.Elements("statusquery-result").Select(Status));
    }

    [Theory]
    [InlineData("1.0", Pap10)]
    [InlineData("2.1", Pap21)]
    public async Task Answers_are_in_the_version_of_the_request(string version, string documentType)
    {
        foreach (var operation in (string[])["cancel-message", "statusquery-message"])
        {
            var answer = await Gateway.Pap.PostAsync(Document(operation, "any@pi.example", [], documentType), "application/xml");
            Assert.Equal($"pap_{version}.dtd", Regex.Match(answer.Xml, "pap_[0-9.]+dtd").Value);
        }
    }

    private async Task DeferAsync(string pushId, IEnumerable<string> numbers, string? notify = null)
    {
        var message = PapClient.Message(pushId, numbers.Select(PapClient.Plmn), notify)
            .Replace("push-message ", "push-message deliver-after-timestamp=\"2040-01-01T00:00:00Z\" ", StringComparison.Ordinal);
        (await Gateway.Pap.PushAsync(message)).Must("push-response", "1001");
    }

    private Task<PapAnswer> CancelAsync(string pushId, params string[] addresses) => Gateway.Pap.PostAsync(Document("cancel-message", pushId, addresses), "application/xml");

    private Task<PapAnswer> QueryAsync(string pushId, params string[] addresses) => Gateway.Pap.PostAsync(Document("statusquery-message", pushId, addresses), "application/xml");

    private async Task<IEnumerable<string>> StatesAsync(string pushId) =>
        (await Rest.PushByInitiatorIdAsync(pushId)).Items("transactions").Select(transaction => transaction.Text("state"));

    private static string Document(string element, string pushId, IEnumerable<string> addresses, string documentType = Pap21) =>
        $"<?xml version=\"1.0\"?>{documentType}<pap><{element} push-id=\"{pushId}\">{string.Concat(addresses.Select(address => $"<address address-value=\"{address}\"/>"))}</{element}></pap>";

    private static IEnumerable<(string?, string)> Groups(PapAnswer answer) =>
        answer.Document.Elements("cancel-result").Select(result => ((string?)result.Attribute("code"), AddressesOf(result)));

    private static (string?, string?, string?, string) Status(XElement result) =>
        ((string?)result.Attribute("message-state"), (string?)result.Attribute("code"), (string?)result.Attribute("desc"), AddressesOf(result));

    private static string AddressesOf(XElement result) => string.Join(' ', result.Elements("address").Select(address => (string?)address.Attribute("address-value")));
}
