using System.Globalization;

namespace PushPortal.Tests.Journeys;

/// <summary>
/// The largest push: as many recipients as the gateway takes by default. It has a gateway of its own: its changes would crowd out those that others watch.
/// </summary>
public sealed class PapManyRecipientsTests(OwnGateway own) : IClassFixture<OwnGateway>
{
    private const int Most = 10_000;

    private readonly GatewayHost _gateway = own.Host;

    [Fact]
    public async Task Ten_thousand_recipients_are_accepted_and_each_has_its_transaction()
    {
        var numbers = Numbers(Most);

        (await _gateway.Pap.PushAsync(Deferred("many@pi.example", numbers))).Must("push-response", "1001");

        var pending = Assert.Single((await AskAsync("statusquery-message")).Must("statusquery-response", "1001").Document.Elements());
        Assert.Equal(numbers, pending.Elements("address").Select(address => (string?)address.Attribute("address-value")));
        var cancelled = Assert.Single((await AskAsync("cancel-message")).Must("cancel-response", "1000").Document.Elements());
        Assert.Equal(Most, cancelled.Elements("address").Count());
    }

    [Fact]
    public async Task One_more_is_refused_with_the_limit_and_nothing_is_stored()
    {
        var answer = (await _gateway.Pap.PushAsync(Deferred("too-many@pi.example", Numbers(Most + 1)))).Must("push-response", "2000");

        Assert.Equal("to has 10001 recipients; at most 10000 in one push", (string?)answer.Document.Element("response-result")!.Attribute("desc"));
        Assert.Empty((await _gateway.Rest.GetAsync("/api/v1/pushes?pushId=too-many@pi.example")).Body.Items("data"));
    }

    [Fact]
    public async Task Ten_thousand_unknown_names_are_refused_in_a_short_answer()
    {
        var names = Enumerable.Range(0, Most).Select(at => $"WAPPUSH=nobody{at}%40pi.example/TYPE=USER@ppg.example");

        var answer = (await _gateway.Pap.PushAsync(Deferred("nobody@pi.example", names))).Must("push-response", "2002");

        Assert.EndsWith("to.9 is a name that no alias has; and 9990 more", (string?)answer.Document.Element("response-result")!.Attribute("desc"), StringComparison.Ordinal);
    }

    private static List<string> Numbers(int count) =>
        [.. Enumerable.Range(0, count).Select(at => PapClient.Plmn(string.Create(CultureInfo.InvariantCulture, $"+86177{at:D8}")))];

    private static string Deferred(string pushId, IEnumerable<string> addresses) => PapClient.Message(pushId, addresses)
        .Replace("push-message ", "push-message deliver-after-timestamp=\"2040-01-01T00:00:00Z\" ", StringComparison.Ordinal);

    private Task<PapAnswer> AskAsync(string element) => _gateway.Pap.PostAsync($"<pap><{element} push-id=\"many@pi.example\"/></pap>", "application/xml");
}
