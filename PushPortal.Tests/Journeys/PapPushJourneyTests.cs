using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace PushPortal.Tests.Journeys;

public sealed class PapPushJourneyTests(SharedGateway shared) : Journey(shared)
{
    private const string Indication = """
        <?xml version="1.0"?>
        <!DOCTYPE si PUBLIC "-//WAPFORUM//DTD SI 1.0//EN" "http://www.wapforum.org/DTD/si.dtd">
        <si>
          <indication href="http://localhost:8080/demo/content/welcome" si-id="mail-1@pi.example" action="signal-high" created="2026-11-23T08:00:00Z">You have 4 new messages waiting in your inbox. Open it to read them before they expire.</indication>
        </si>
        """;

    private const string MmsNotification = """
        jIKYVDIwMjYxMTIzLTAxAI2SiRiAKzE1NTUxMjM0NTY3L1RZUEU9UExNTgCKgI4DAQAAiAWBAwP0
        gINodHRwOi8vbG9jYWxob3N0OjgwODAvZGVtby9jb250ZW50L21tcy80ZjFjOWE3N2UyLTAwMDEt
        MjAyNjExMjNUMDgwMDAwWgA=
        """;

    [Fact]
    public async Task Service_indication_is_shown_by_the_handset_and_its_result_is_told_once()
    {
        var handset = await Gateway.NewHandsetAsync();
        await using var receiver = await NotificationReceiver.StartAsync();
        const string PushId = "si-journey@pi.example";

        var answer = await Gateway.Pap.PushAsync(
            PapClient.Message(PushId, [PapClient.Plmn(handset.Number)], receiver.Url),
            Indication,
            "Content-Type: text/vnd.wap.si\r\nX-Wap-Application-Id: x-wap-application:wml.ua");

        answer.Must("push-response", "1001");
        Assert.Equal(PushId, (string?)answer.Document.Attribute("push-id"));
        var transaction = await DeliveredAsync(PushId);
        var message = await handset.OnlyMessageAsync();
        Assert.Equal(("application/vnd.wap.sic", "x-wap-application:wml.ua"), (message.Text("contentType"), message.Text("applicationId")));
        Assert.Equal(
            [
                ("href", "http://localhost:8080/demo/content/welcome"),
                ("text", "You have 4 new messages waiting in your inbox. Open it to read them before they expire."),
                ("siId", "mail-1@pi.example"),
                ("created", "2026-11-23T08:00:00Z"),
                ("action", "signal-high"),
            ],
            Fields(message));
        await AssertToldAsync(receiver, PushId, handset.Number);
        AssertWholeTimeline(transaction);
    }

    [Fact]
    public async Task Mms_notification_of_two_segments_is_shown_by_the_handset_and_its_result_is_told_once()
    {
        var handset = await Gateway.NewHandsetAsync();
        await using var receiver = await NotificationReceiver.StartAsync();
        const string PushId = "mms-journey@pi.example";

        var answer = await Gateway.Pap.PushAsync(
            PapClient.Message(PushId, [PapClient.Plmn(handset.Number)], receiver.Url),
            MmsNotification,
            "Content-Type: application/vnd.wap.mms-message\r\nContent-Transfer-Encoding: base64\r\nX-Wap-Application-Id: x-wap-application:mms.ua");

        answer.Must("push-response", "1001");
        var transaction = await DeliveredAsync(PushId);
        var message = await handset.OnlyMessageAsync();
        Assert.Equal(
            ("application/vnd.wap.mms-message", "x-wap-application:mms.ua", 2),
            (message.Text("contentType"), message.Text("applicationId"), message.GetProperty("segments").GetInt32()));
        Assert.Equal(
            [
                ("transactionId", "T20261123-01"),
                ("contentLocation", "http://localhost:8080/demo/content/mms/4f1c9a77e2-0001-20261123T080000Z"),
                ("messageSize", "65536"),
                ("expirySeconds", "259200"),
                ("from", "+15551234567"),
                ("messageClass", "personal"),
            ],
            Fields(message));
        Assert.Equal(2, transaction.Items("segments").Length);
        await AssertToldAsync(receiver, PushId, handset.Number);
        AssertWholeTimeline(transaction);
    }

    [Fact]
    public async Task One_unusable_recipient_is_rejected_and_told_and_the_others_get_the_push()
    {
        var handset = await Gateway.NewHandsetAsync();
        var other = await Gateway.NewHandsetAsync();
        await using var receiver = await NotificationReceiver.StartAsync();
        const string Bad = "WAPPUSH=fe80:0:0:0:0:0:0:1/TYPE=IPv6@ppg.example";

        var answer = await Gateway.Pap.PushAsync(PapClient.Message("some@pi.example", [PapClient.Plmn(handset.Number), Bad, PapClient.Plmn(other.Number)], receiver.Url));

        answer.Must("push-response", "1001");
        var told = (await receiver.ReceivedAsync(3)).Select(seen => PapAnswer.DocumentOf(NotificationReceiver.TextOf(seen))).ToList();
        var rejected = Assert.Single(told, document => (string?)document.Element("address")!.Attribute("address-value") == Bad);
        Assert.Equal(("rejected", "2002"), ((string?)rejected.Attribute("message-state"), (string?)rejected.Attribute("code")));
        var push = await Rest.PushByInitiatorIdAsync("some@pi.example");
        Assert.Equal("partly-delivered", push.Text("status"));
        Assert.Equal(["delivered", "delivered", "rejected"], push.Items("transactions").Select(transaction => transaction.Text("state")).Order());
        Assert.Equal("1@pi.example", (await handset.OnlyMessageAsync()).GetProperty("content").Text("siId"));
        Assert.Equal("1@pi.example", (await other.OnlyMessageAsync()).GetProperty("content").Text("siId"));
    }

    [Theory]
    [InlineData("Cache-Control: max-age=60, No-Transform", "text/vnd.wap.si")]
    [InlineData("Cache-Control: no-cache\r\ncache-control: no-transform", "text/vnd.wap.si")]
    [InlineData("Cache-Control: no-store", "application/vnd.wap.sic")]
    public async Task Content_is_compiled_unless_its_cache_control_forbids_it(string header, string contentType)
    {
        var handset = await Gateway.NewHandsetAsync();
        var pushId = $"{Guid.NewGuid()}@pi.example";

        var answer = await Gateway.Pap.PushAsync(PapClient.Message(pushId, [PapClient.Plmn(handset.Number)]), contentHeaders: $"Content-Type: text/vnd.wap.si\r\n{header}");

        answer.Must("push-response", "1001");
        await Rest.TransactionInAsync(RestClient.FirstTransaction(await Rest.PushByInitiatorIdAsync(pushId)), "delivered");
        Assert.Equal(contentType, (await handset.OnlyMessageAsync()).Text("contentType"));
    }

    [Fact]
    public async Task Push_without_a_usable_recipient_is_refused_and_not_stored()
    {
        var answer = await Gateway.Pap.PushAsync(PapClient.Message("none@pi.example", ["WAPPUSH=a%40b/TYPE=USER@ppg.example", "WAPPUSH=+12/TYPE=PLMN@ppg.example"]));

        answer.Must("push-response", "2002");
        Assert.Empty((await Rest.GetAsync("/api/v1/pushes?pushId=none@pi.example")).Body.Items("data"));
    }

    private async Task<JsonElement> DeliveredAsync(string pushId)
    {
        var id = RestClient.FirstTransaction(await Rest.PushByInitiatorIdAsync(pushId));
        var transaction = await Rest.TransactionWithLineAsync(id, "confirmed the result notification");
        Assert.Equal(("delivered", "1000", pushId), (transaction.Text("state"), transaction.Text("code"), transaction.Text("pushId")));
        Assert.Equal("delivered", (await Rest.PushByInitiatorIdAsync(pushId)).Text("status"));
        return transaction;
    }

    private static async Task AssertToldAsync(NotificationReceiver receiver, string pushId, string number)
    {
        var told = PapAnswer.DocumentOf(NotificationReceiver.TextOf(Assert.Single(await receiver.ReceivedAsync(1))));
        Assert.Equal("resultnotification-message", told.Name);
        Assert.Equal((pushId, "delivered", "1000"), (Attribute(told, "push-id"), Attribute(told, "message-state"), Attribute(told, "code")));
        Assert.Equal(PapClient.Plmn(number), Attribute(told.Element("address")!, "address-value"));
        var received = Instant(Attribute(told, "received-time"));
        var ended = Instant(Attribute(told, "event-time"));
        Assert.InRange(received, TimeProvider.System.GetUtcNow().AddMinutes(-2), ended);
    }

    private static void AssertWholeTimeline(JsonElement transaction)
    {
        var lines = transaction.Lines();
        Assert.Collection(
            lines,
            line => Assert.Equal("Accepted and stored", line),
            line => Assert.Equal("Handed whole to the SMSC", line),
            line => Assert.StartsWith("Delivered: ", line, StringComparison.Ordinal),
            line => Assert.Equal("The initiator confirmed the result notification (HTTP 200, 1000 OK)", line));
        var instants = transaction.Items("timeline").Select(line => line.GetProperty("at").GetDateTimeOffset()).ToList();
        Assert.Equal(instants.Order(), instants);
    }

    private static (string, string)[] Fields(JsonElement message) =>
        [.. message.GetProperty("content").EnumerateObject().Select(field => (field.Name, field.Value.ToString()))];

    private static string Attribute(XElement element, string name) => (string?)element.Attribute(name) ?? "";

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
