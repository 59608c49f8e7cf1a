namespace PushPortal.Tests.Journeys;

/// <summary>What an initiator sends of its recipients' handsets, and gets back when it asks (ccq-message).</summary>
public sealed class PapCapabilitiesJourneyTests(SharedGateway shared) : Journey(shared)
{
    private const string OtherKey = "capabilities-other-key";
    private const string Colour = "<?xml version=\"1.0\"?>\r\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\r\n<!-- Färbung --></rdf:RDF>\r\n";

    [Fact]
    public async Task Capabilities_that_came_with_a_push_are_answered_to_the_octet_and_the_newest_count()
    {
        var (first, second) = (Gateway.NewUnknownNumber(), Gateway.NewUnknownNumber());
        await PushAsync("<old/>", first, second);
        await PushAsync(Colour, second);

        var answer = (await AskAsync(PapClient.Plmn(second))).Must("ccq-response", "1000");

        Assert.Equal(Colour, answer.Capabilities);
        Assert.Equal(("q-1", PapClient.Plmn(second)), ((string?)answer.Document.Attribute("query-id"), (string?)answer.Document.Element("address")!.Attribute("address-value")));
        Assert.Equal("<old/>", (await AskAsync(PapClient.Plmn(first))).Capabilities);
    }

    [Fact]
    public async Task Handset_of_whom_nothing_was_sent_by_the_account_has_none()
    {
        await Gateway.AddAccountAsync("capabilities", OtherKey);
        var number = Gateway.NewUnknownNumber();
        await PushAsync("<theirs/>", number);

        var other = await Gateway.PapClientOf("capabilities", OtherKey).PostAsync(Query(PapClient.Plmn(number)), "application/xml");

        Assert.Null(other.Must("ccq-response", "3008").Capabilities);
    }

    [Fact]
    public async Task Capabilities_over_the_limit_are_refused_with_it()
    {
        var number = Gateway.NewUnknownNumber();
        var message = PapClient.Message($"{Guid.NewGuid()}@pi.example", [PapClient.Plmn(number)]);

        var answer = (await Gateway.Pap.PushWithCapabilitiesAsync(message, new string('x', 65_537))).Must("push-response", "2000");

        Assert.Equal("capabilities has 65537 octets; at most 65536 are kept", (string?)answer.Document.Element("response-result")!.Attribute("desc"));
        (await AskAsync(PapClient.Plmn(number))).Must("ccq-response", "3008");
    }

    private async Task PushAsync(string capabilities, params string[] numbers) =>
        (await Gateway.Pap.PushWithCapabilitiesAsync(PapClient.Message($"{Guid.NewGuid()}@pi.example", numbers.Select(PapClient.Plmn)), capabilities)).Must("push-response", "1001");

    private Task<PapAnswer> AskAsync(string address) => Gateway.Pap.PostAsync(Query(address), "application/xml");

    private static string Query(string address) => $"<pap><ccq-message query-id=\"q-1\"><address address-value=\"{address}\"/></ccq-message></pap>";
}
