using System.Text.Json;

namespace PushPortal.Tests.Journeys;

/// <summary>What becomes of a push to each of the numbers with a fixed outcome. Their gateway has a short lifetime for pushes.</summary>
public sealed class TestRecipientJourneyTests(ShortLifetimeGateway shared) : IClassFixture<ShortLifetimeGateway>
{
    private readonly GatewayHost _gateway = shared.Host;

    private RestClient Rest => _gateway.Rest;

    [Theory]
    [InlineData("+99900000001", new[] { "delivered" })]
    [InlineData("+99900000002", new[] { "delivered" })]
    [InlineData("+99900000007", new[] { "temporary", "temporary", "delivered" })]
    public async Task Push_is_delivered_and_shown(string recipient, string[] answers)
    {
        var push = await Rest.SubmitAsync(new { to = new[] { recipient }, content = new { type = "si", text = "try it" }, deliverBefore = TimeProvider.System.GetUtcNow().AddMinutes(1) });

        var transaction = await Rest.TransactionInAsync(RestClient.FirstTransaction(push), "delivered");

        Assert.Equal(answers, Assert.Single(transaction.Items("segments")).Items("attempts").Select(attempt => attempt.Text("answer")));
        Assert.Equal("try it", (await new Handset(Rest, recipient).OnlyMessageAsync()).GetProperty("content").Text("text"));
    }

    [Theory]
    [InlineData("+99900000003", 4000, "The network reported a permanent failure")]
    [InlineData("+99900000005", 2003, "Unknown subscriber: the number is not in service")]
    public async Task Push_that_is_refused_for_good_ends_with_its_first_attempt(string recipient, int code, string reason)
    {
        var transaction = await EndAsync(recipient);

        Assert.Equal((code, reason), (transaction.GetProperty("code").GetInt32(), transaction.Text("reason")));
        Assert.Equal("permanent", Only(transaction).Text("answer"));
    }

    [Theory]
    [InlineData("+99900000004", "The handset is absent: it did not answer paging")]
    [InlineData("+99900000006", "The handset's message memory is full")]
    [InlineData("+99900000008", "A segment was not acknowledged by the handset")]
    public async Task Push_that_the_handset_does_not_take_ends_with_its_lifetime(string recipient, string reason)
    {
        var transaction = await EndAsync(recipient);

        Assert.Equal(("4000", reason), (transaction.Text("code"), transaction.Text("reason")));
        Assert.Empty(await new Handset(Rest, recipient).InboxAsync());
    }

    [Fact]
    public async Task Scripted_fault_goes_before_the_fixed_outcome()
    {
        await Rest.PutAsync("/api/v1/simulator/network", """{"fail": [{"recipient": "+99900000005", "segment": 1, "times": 1, "answer": "temporary"}]}""");

        var transaction = await EndAsync("+99900000005");

        Assert.Equal(["temporary", "permanent"], Assert.Single(transaction.Items("segments")).Items("attempts").Select(attempt => attempt.Text("answer")));
    }

    private async Task<JsonElement> EndAsync(string recipient) => await Rest.TransactionInAsync(await Rest.SubmitIndicationAsync(recipient), "undeliverable");

    private static JsonElement Only(JsonElement transaction) => Assert.Single(Assert.Single(transaction.Items("segments")).Items("attempts"));
}
