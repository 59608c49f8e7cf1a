using System.Text.Json;

namespace PushPortal.Tests.Journeys;

/// <summary>A push-message that takes the place of another (replace-push-id).</summary>
public sealed class PapReplaceJourneyTests(SharedGateway shared) : Journey(shared)
{
    [Theory]
    [InlineData("")]
    [InlineData("replace-method=\"all\"")]
    [InlineData("replace-method=\"pending-only\"")]
    public async Task Pending_push_is_replaced_and_the_handset_gets_the_new_one_alone(string method)
    {
        var handset = await Gateway.NewHandsetAsync();
        await using var receiver = await NotificationReceiver.StartAsync();
        var (old, replacing) = ($"{Guid.NewGuid()}@pi.example", $"{Guid.NewGuid()}@pi.example");
        await DeferAsync(old, [handset.Number], receiver.Url);

        (await ReplaceAsync(replacing, old, [handset.Number], method)).Must("push-response", "1001");

        var told = PapAnswer.DocumentOf(NotificationReceiver.TextOf((await receiver.ReceivedAsync(1))[0]));
        Assert.Equal((old, "cancelled", "1000"), ((string?)told.Attribute("push-id"), (string?)told.Attribute("message-state"), (string?)told.Attribute("code")));
        await Rest.TransactionInAsync(RestClient.FirstTransaction(await Rest.PushByInitiatorIdAsync(replacing)), "delivered");
        await handset.OnlyMessageAsync();
        Assert.Equal("cancelled", Assert.Single(await TransactionsAsync(old)).Text("state"));
        (await ReplaceAsync(replacing, old, [handset.Number], method)).Must("push-response", "2007");
    }

    [Fact]
    public async Task Replacement_of_the_pending_reaches_only_those_who_still_waited()
    {
        var waiting = await Gateway.NewHandsetAsync();
        var past = await Gateway.NewHandsetAsync();
        await using var receiver = await NotificationReceiver.StartAsync();
        await DeferAsync("pending-old@pi.example", [waiting.Number, past.Number]);
        await Gateway.Pap.PostAsync($"<pap><cancel-message push-id=\"pending-old@pi.example\"><address address-value=\"{PapClient.Plmn(past.Number)}\"/></cancel-message></pap>", "application/xml");

        (await ReplaceAsync("pending-new@pi.example", "pending-old@pi.example", [past.Number, waiting.Number], "replace-method=\"pending-only\"", receiver.Url)).Must("push-response", "1001");

        var told = (await receiver.ReceivedAsync(2)).Select(seen => PapAnswer.DocumentOf(NotificationReceiver.TextOf(seen)));
        Assert.Equal(
            [("delivered", "1000", PapClient.Plmn(waiting.Number)), ("rejected", "2008", PapClient.Plmn(past.Number))],
            told.Select(document => ((string?)document.Attribute("message-state"), (string?)document.Attribute("code"), (string?)document.Element("address")!.Attribute("address-value"))).Order());
        await waiting.OnlyMessageAsync();
        Assert.Empty(await past.InboxAsync());
        // Now nobody waits for the old one any more.
        (await ReplaceAsync("pending-none@pi.example", "pending-old@pi.example", [waiting.Number], "replace-method=\"pending-only\"")).Must("push-response", "2008");
        Assert.Empty((await Rest.GetAsync("/api/v1/pushes?pushId=pending-none@pi.example")).Body.Items("data"));
    }

    [Fact]
    public async Task Replacement_for_all_reaches_those_who_have_the_old_one_too()
    {
        var handset = await Gateway.NewHandsetAsync();
        await Gateway.Pap.PushAsync(PapClient.Message("all-old@pi.example", [PapClient.Plmn(handset.Number)]));
        await Rest.TransactionInAsync(RestClient.FirstTransaction(await Rest.PushByInitiatorIdAsync("all-old@pi.example")), "delivered");

        (await ReplaceAsync("all-new@pi.example", "all-old@pi.example", [handset.Number], "replace-method=\"all\"")).Must("push-response", "1001");

        await Rest.TransactionInAsync(RestClient.FirstTransaction(await Rest.PushByInitiatorIdAsync("all-new@pi.example")), "delivered");
        Assert.Equal(2, (await handset.InboxAsync()).Length);
        Assert.Equal("delivered", Assert.Single(await TransactionsAsync("all-old@pi.example")).Text("state"));
    }

    [Fact]
    public async Task Push_that_replaces_nothing_known_is_refused_and_not_sent()
    {
        (await ReplaceAsync("orphan@pi.example", "never-there@pi.example", [Gateway.NewUnknownNumber()], "")).Must("push-response", "2004");

        Assert.Empty((await Rest.GetAsync("/api/v1/pushes?pushId=orphan@pi.example")).Body.Items("data"));
    }

    private async Task DeferAsync(string pushId, IEnumerable<string> numbers, string? notify = null) =>
        (await PushAsync(pushId, numbers, "deliver-after-timestamp=\"2040-01-01T00:00:00Z\"", notify)).Must("push-response", "1001");

    private Task<PapAnswer> ReplaceAsync(string pushId, string replaced, IEnumerable<string> numbers, string method, string? notify = null) =>
        PushAsync(pushId, numbers, $"replace-push-id=\"{replaced}\" {method}", notify);

    private Task<PapAnswer> PushAsync(string pushId, IEnumerable<string> numbers, string attributes, string? notify) =>
        Gateway.Pap.PushAsync(PapClient.Message(pushId, numbers.Select(PapClient.Plmn), notify).Replace("push-message ", $"push-message {attributes} ", StringComparison.Ordinal));

    private async Task<JsonElement[]> TransactionsAsync(string pushId) => (await Rest.PushByInitiatorIdAsync(pushId)).Items("transactions");
}
