using PushPortal.Domain.Addresses;
using PushPortal.Domain.Audit;

namespace PushPortal.Tests.Journeys;

/// <summary>The address types of PAP that name a handset by something else than its plain number, and those that this gateway cannot serve.</summary>
public sealed class PapAddressJourneyTests(SharedGateway shared) : Journey(shared)
{
    [Theory]
    [InlineData("WAPPUSH={1}%40pi.example/TYPE=USER@ppg.example")]
    [InlineData("wappush={1}%40PI.EXAMPLE/type=user@ppg.example")]
    [InlineData("WAPPUSH={0}/TYPE=GSM_MSISDN@ppg.example")]
    [InlineData("WAPPUSH=+{0}/TYPE=GSM_MSISDN@ppg.example")]
    public async Task Handset_gets_the_push_and_its_result_names_the_address_as_it_was_written(string form)
    {
        var handset = await Gateway.NewHandsetAsync();
        await using var receiver = await NotificationReceiver.StartAsync();
        var user = Guid.NewGuid().ToString();
        await Gateway.AddAliasAsync($"{user}@pi.example", handset.Number);
        var address = form.Replace("{0}", handset.Number[1..], StringComparison.Ordinal).Replace("{1}", user, StringComparison.Ordinal);

        (await Gateway.Pap.PushAsync(PapClient.Message($"{user}@pi.example", [address], receiver.Url))).Must("push-response", "1001");

        var told = PapAnswer.DocumentOf(NotificationReceiver.TextOf((await receiver.ReceivedAsync(1))[0]));
        Assert.Equal(("delivered", "1000", address), ((string?)told.Attribute("message-state"), (string?)told.Attribute("code"), (string?)told.Element("address")!.Attribute("address-value")));
        await handset.OnlyMessageAsync();
    }

    [Theory]
    [InlineData("WAPPUSH=nobody%40pi.example/TYPE=USER@ppg.example", "2003")]
    [InlineData("WAPPUSH=%20/TYPE=USER@ppg.example", "2002")]
    [InlineData("WAPPUSH=10.0.0.1/TYPE=IPv4@ppg.example", "2002")]
    [InlineData("WAPPUSH=fe80:0:0:0:0:0:0:1/TYPE=IPv6@ppg.example", "2002")]
    [InlineData("WAPPUSH=8613800000001/TYPE=iDEN_MSISDN@ppg.example", "2002")]
    [InlineData("WAPPUSH=100/TYPE=GSM_Service_Code@ppg.example", "2002")]
    [InlineData("WAPPUSH=12/TYPE=GSM_MSISDN@ppg.example", "2002")]
    public async Task Address_that_cannot_be_used_is_rejected_beside_one_that_can(string address, string code)
    {
        var number = Gateway.NewUnknownNumber();
        await using var receiver = await NotificationReceiver.StartAsync();
        var pushId = $"{Guid.NewGuid()}@pi.example";
        var message = Deferred(pushId, [PapClient.Plmn(number), address], receiver.Url);

        (await Gateway.Pap.PushAsync(message)).Must("push-response", "1001");

        var told = PapAnswer.DocumentOf(NotificationReceiver.TextOf((await receiver.ReceivedAsync(1))[0]));
        Assert.Equal(("rejected", code, address), ((string?)told.Attribute("message-state"), (string?)told.Attribute("code"), (string?)told.Element("address")!.Attribute("address-value")));
        Assert.Equal([("pending", 1001), ("rejected", int.Parse(code, System.Globalization.CultureInfo.InvariantCulture))], await TransactionsAsync(pushId));
    }

    [Fact]
    public async Task Name_of_an_accepted_push_means_whom_it_meant_when_it_was_submitted()
    {
        var (then, now) = (Gateway.NewUnknownNumber(), Gateway.NewUnknownNumber());
        var name = $"{Guid.NewGuid()}";
        var pushId = $"{name}@pi.example";
        await Gateway.AddAliasAsync(name, then);
        var address = $"WAPPUSH={name.ToUpperInvariant()}/TYPE=USER@ppg.example";
        (await Gateway.Pap.PushAsync(Deferred(pushId, [address, PapClient.Plmn(now)]))).Must("push-response", "1001");
        var alias = Assert.Single((await Gateway.Aliases.PageAsync(new AliasSearch { Text = name }, Ct)).Rows);
        await Gateway.Aliases.SaveAsync(alias with { Number = now }, Actor.System, Ct);

        var status = (await AskAsync("statusquery-message", pushId, address)).Must("statusquery-response", "1001");
        Assert.Equal([address], status.Document.Descendants("address").Select(named => (string?)named.Attribute("address-value")));
        (await AskAsync("cancel-message", pushId, address)).Must("cancel-response", "1000");

        Assert.Equal([("cancelled", 1000), ("pending", 1001)], await TransactionsAsync(pushId));
    }

    [Fact]
    public async Task Push_to_a_number_is_found_by_the_name_that_stands_for_it()
    {
        var number = Gateway.NewUnknownNumber();
        var name = $"{Guid.NewGuid()}";
        await Gateway.AddAliasAsync(name, number);
        (await Gateway.Pap.PushAsync(Deferred($"{name}@pi.example", [PapClient.Plmn(number)]))).Must("push-response", "1001");

        (await AskAsync("cancel-message", $"{name}@pi.example", $"WAPPUSH={name}/TYPE=USER@ppg.example")).Must("cancel-response", "1000");
    }

    [Fact]
    public async Task Number_and_its_name_in_one_push_are_one_recipient()
    {
        var number = Gateway.NewUnknownNumber();
        var name = $"{Guid.NewGuid()}";
        await Gateway.AddAliasAsync(name, number);

        (await Gateway.Pap.PushAsync(Deferred($"{name}@pi.example", [$"WAPPUSH={name}/TYPE=USER@ppg.example", PapClient.Plmn(number)]))).Must("push-response", "1001");

        Assert.Equal([("pending", 1001)], await TransactionsAsync($"{name}@pi.example"));
    }

    private static string Deferred(string pushId, IEnumerable<string> addresses, string? notify = null) => PapClient.Message(pushId, addresses, notify)
        .Replace("push-message ", "push-message deliver-after-timestamp=\"2040-01-01T00:00:00Z\" ", StringComparison.Ordinal);

    private Task<PapAnswer> AskAsync(string element, string pushId, string address) =>
        Gateway.Pap.PostAsync($"<pap><{element} push-id=\"{pushId}\"><address address-value=\"{address}\"/></{element}></pap>", "application/xml");

    private async Task<IEnumerable<(string, int)>> TransactionsAsync(string pushId) =>
        (await Rest.PushByInitiatorIdAsync(pushId)).Items("transactions").Select(transaction => (transaction.Text("state"), transaction.GetProperty("code").GetInt32()));
}
