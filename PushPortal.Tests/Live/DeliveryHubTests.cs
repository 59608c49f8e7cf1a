using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Live;

public sealed class DeliveryHubTests(SharedGateway shared) : Journey(shared)
{
    private const string OtherKey = "hub-accounts-key";

    [Theory]
    [InlineData("access_token=demo-key")]
    [InlineData(null)]
    public async Task Hub_tells_the_changes_of_the_accounts_own_transactions(string? query)
    {
        var changes = new ConcurrentQueue<JsonElement>();
        await using var connection = Connect("demo-key", query, changes);
        await connection.StartAsync(Ct);
        var handset = await Gateway.NewHandsetAsync();

        var push = await Rest.SubmitAsync(new { to = new[] { handset.Number }, pushId = $"hub-{query}", content = new { type = "si", text = "live" } });
        var id = RestClient.FirstTransaction(push);

        var last = (await Eventually.GetAsync(() => Of(changes, id), own => own is [.., var newest] && newest.Text("state") == "delivered", "transactionChanged"))[^1];
        Assert.Equal(["transactionId", "pushId", "recipient", "state", "step", "reason", "at"], last.Members());
        Assert.Equal(
            ($"hub-{query}", handset.Number, JsonValueKind.Null, JsonValueKind.Null),
            (last.Text("pushId"), last.Text("recipient"), last.GetProperty("step").ValueKind, last.GetProperty("reason").ValueKind));
        Assert.Equal((await Rest.TransactionAsync(id)).GetProperty("updatedAt").GetDateTimeOffset(), last.GetProperty("at").GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task Hub_gives_a_failures_reason()
    {
        var changes = new ConcurrentQueue<JsonElement>();
        await using var connection = Connect("demo-key", null, changes);
        await connection.StartAsync(Ct);

        var id = await Rest.SubmitIndicationAsync(Gateway.NewUnknownNumber());

        var last = (await Eventually.GetAsync(() => Of(changes, id), own => own is [.., var newest] && newest.Text("state") == "undeliverable", "transactionChanged"))[^1];
        Assert.Equal("Unknown subscriber: the number is not in service", last.Text("reason"));
    }

    [Fact]
    public async Task Hub_tells_nothing_of_another_account()
    {
        await Gateway.AddAccountAsync("hub", OtherKey);
        var changes = new ConcurrentQueue<JsonElement>();
        await using var connection = Connect(OtherKey, null, changes);
        await connection.StartAsync(Ct);
        var others = await Rest.SubmitIndicationAsync(Gateway.NewUnknownNumber());
        await Rest.TransactionInAsync(others, "undeliverable");

        var own = await Gateway.ClientOf(OtherKey).SubmitIndicationAsync(Gateway.NewUnknownNumber());
        await Eventually.GetAsync(() => Of(changes, own), seen => seen is [.., var newest] && newest.Text("state") == "undeliverable", "transactionChanged");

        Assert.All(changes, change => Assert.Equal(own, change.Text("transactionId")));
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData(null)]
    public async Task Hub_refuses_who_has_no_key(string? key)
    {
        await using var connection = Connect(key, null, []);

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => connection.StartAsync(Ct));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    private HubConnection Connect(string? key, string? query, ConcurrentQueue<JsonElement> changes)
    {
        var url = new Uri(Gateway.Address, "/hubs/deliveries" + (query is null ? "" : "?" + query));
        var connection = new HubConnectionBuilder().WithUrl(url, options => options.AccessTokenProvider = () => Task.FromResult(query is null ? key : null)).Build();
        connection.On<JsonElement>("transactionChanged", change => changes.Enqueue(change.Clone()));
        return connection;
    }

    private static JsonElement[] Of(ConcurrentQueue<JsonElement> changes, string id) => [.. changes.Where(change => change.Text("transactionId") == id)];
}
