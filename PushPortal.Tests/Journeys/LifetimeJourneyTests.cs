using System.Net;
using System.Text.Json;

namespace PushPortal.Tests.Journeys;

/// <summary>Pushes whose time runs out, and what can be done about it. Their gateway has a short lifetime for pushes.</summary>
public sealed class LifetimeJourneyTests(ShortLifetimeGateway shared) : IClassFixture<ShortLifetimeGateway>
{
    private const string OtherKey = "another-accounts-key";

    private readonly GatewayHost _gateway = shared.Host;

    private RestClient Rest => _gateway.Rest;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task Push_to_an_absent_handset_ends_undeliverable_and_a_retry_delivers_it()
    {
        var handset = await _gateway.NewHandsetAsync();
        await handset.ChangeAsync("""{"absent": true}""");
        await using var receiver = await NotificationReceiver.StartAsync((200, ""));

        var id = await Rest.SubmitIndicationAsync(handset.Number, notifyUrl: receiver.Url);
        var failed = await Rest.TransactionInAsync(id, "undeliverable");
        Assert.Equal("The handset is absent: it did not answer paging", failed.Text("reason"));
        Assert.Contains("undeliverable", NotificationReceiver.TextOf((await receiver.ReceivedAsync(1))[0]), StringComparison.Ordinal);

        await handset.ChangeAsync("""{"absent": false}""");
        Assert.Empty(await handset.InboxAsync());
        (await Rest.RetryAsync(id)).Must(HttpStatusCode.Accepted);

        var delivered = await Rest.TransactionInAsync(id, "delivered");
        Assert.Equal(2, delivered.GetProperty("run").GetInt32());
        Assert.Contains("Retry asked for by demo", delivered.Lines());
        Assert.Contains(delivered.Lines(), line => line == "Failed: The handset is absent: it did not answer paging" || line == "Its lifetime ended: The handset is absent: it did not answer paging");
        await handset.OnlyMessageAsync();
        var told = await receiver.ReceivedAsync(2);
        Assert.Contains("transaction.delivered", NotificationReceiver.TextOf(told[1]), StringComparison.Ordinal);
        Assert.Equal("not-retryable", (await Rest.RetryAsync(id)).Must(HttpStatusCode.Conflict)["code"]);
    }

    [Fact]
    public async Task Push_whose_deliver_before_passes_expires_and_needs_a_new_one_for_a_retry()
    {
        var handset = await _gateway.NewHandsetAsync();
        await handset.ChangeAsync("""{"absent": true}""");
        var id = RestClient.FirstTransaction(await Rest.SubmitAsync(new { to = new[] { handset.Number }, content = new { type = "si", text = "late" }, deliverBefore = Now.AddSeconds(1) }));

        await Rest.TransactionInAsync(id, "expired");
        await handset.ChangeAsync("""{"absent": false}""");

        (await Rest.RetryAsync(id)).Must(HttpStatusCode.Conflict);
        (await Rest.RetryAsync(id, JsonSerializer.Serialize(new { deliverBefore = Now.AddSeconds(-1) }))).Must(HttpStatusCode.Conflict);
        (await Rest.RetryAsync(id, JsonSerializer.Serialize(new { deliverBefore = Now.AddMinutes(1) }))).Must(HttpStatusCode.Accepted);
        await Rest.TransactionInAsync(id, "delivered");
    }

    [Fact]
    public async Task Deferred_push_is_not_sent_before_its_time()
    {
        var handset = await _gateway.NewHandsetAsync();
        var deliverAfter = Now.AddSeconds(1.5);
        var push = await Rest.SubmitAsync(new { to = new[] { handset.Number }, content = new { type = "si", text = "later" }, deliverAfter });
        Assert.Equal("deferred", push.GetProperty("transactions")[0].Text("step"));

        var transaction = await Rest.TransactionInAsync(RestClient.FirstTransaction(push), "delivered");

        var sent = transaction.Items("segments")[0].Items("attempts")[0].GetProperty("at").GetDateTimeOffset();
        Assert.True(sent >= deliverAfter.AddMilliseconds(-1), $"sent at {sent:O}, which is before {deliverAfter:O}");
        Assert.Equal("Accepted and stored; it is held until its deliver-after time", transaction.Lines()[0]);
    }

    [Fact]
    public async Task Cancelled_deferred_push_is_never_sent_and_the_initiator_is_told()
    {
        var handset = await _gateway.NewHandsetAsync();
        await using var receiver = await NotificationReceiver.StartAsync((200, ""));
        var push = await Rest.SubmitAsync(new { to = new[] { handset.Number }, content = new { type = "si", text = "never" }, deliverAfter = Now.AddSeconds(1), notifyUrl = receiver.Url });
        var id = RestClient.FirstTransaction(push);

        var answer = (await Rest.PostAsync($"/api/v1/pushes/{push.Text("id")}/cancel", "")).Must(HttpStatusCode.OK).Body;

        Assert.Equal((1, 0), (answer.GetProperty("cancelled").GetInt32(), answer.GetProperty("tooLate").GetInt32()));
        Assert.Contains("transaction.cancelled", NotificationReceiver.TextOf((await receiver.ReceivedAsync(1))[0]), StringComparison.Ordinal);
        // A later push to the same handset, due after the cancelled one was, has overtaken it.
        await Rest.TransactionInAsync(RestClient.FirstTransaction(await Rest.SubmitAsync(new { to = new[] { handset.Number }, content = new { type = "si", text = "after" }, deliverAfter = Now.AddSeconds(1.2) })), "delivered");
        Assert.Equal("after", (await handset.OnlyMessageAsync()).GetProperty("content").Text("text"));
        var transaction = await Rest.TransactionAsync(id);
        Assert.Equal(("cancelled", 0), (transaction.Text("state"), transaction.GetProperty("attemptCount").GetInt32()));
        (await Rest.RetryAsync(id)).Must(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Transactions_that_are_not_the_accounts_own_are_not_found()
    {
        await _gateway.AddAccountAsync("other", OtherKey);
        var other = _gateway.ClientOf(OtherKey);
        var push = await Rest.SubmitAsync(new { to = new[] { _gateway.NewUnknownNumber() }, content = new { type = "si", text = "mine" }, pushId = "mine" });
        var id = RestClient.FirstTransaction(push);
        await Rest.TransactionInAsync(id, "undeliverable");

        (await other.RetryAsync(id)).Must(HttpStatusCode.NotFound);
        (await Rest.RetryAsync("txn_0000000000000")).Must(HttpStatusCode.NotFound);
        (await other.GetAsync($"/api/v1/transactions/{id}")).Must(HttpStatusCode.NotFound);
        (await other.GetAsync($"/api/v1/pushes/{push.Text("id")}")).Must(HttpStatusCode.NotFound);
        (await other.PostAsync($"/api/v1/pushes/{push.Text("id")}/cancel", "")).Must(HttpStatusCode.NotFound);
        Assert.Empty((await other.GetAsync("/api/v1/pushes")).Body.Items("data"));
        Assert.Empty((await other.GetAsync("/api/v1/pushes?pushId=mine")).Body.Items("data"));
        // Push-ids belong to their account: what one used is free for another.
        await other.SubmitAsync(new { to = new[] { _gateway.NewUnknownNumber() }, content = new { type = "si", text = "theirs" }, pushId = "mine" });
    }
}
