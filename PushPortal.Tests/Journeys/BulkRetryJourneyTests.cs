using System.Net;
using System.Text.Json;

namespace PushPortal.Tests.Journeys;

/// <summary>A region was down: what failed is retried by one request, and delivered.</summary>
public sealed class BulkRetryJourneyTests(OwnGateway own) : IClassFixture<OwnGateway>
{
    private const string Retries = "/api/v1/bulk-retries";

    private RestClient Rest => own.Host.Rest;

    [Fact]
    public async Task All_that_failed_for_one_cause_is_planned_started_and_delivered()
    {
        var handsets = new List<(Handset Handset, string Transaction)>();
        for (var at = 0; at < 3; at++)
        {
            var handset = await own.Host.NewHandsetAsync();
            await Rest.PutAsync("/api/v1/simulator/network", $$"""{"fail": [{"recipient": "{{handset.Number}}", "segment": 1, "times": 1, "answer": "permanent"}]}""");
            var id = await Rest.SubmitIndicationAsync(handset.Number);
            await Rest.TransactionInAsync(id, "undeliverable");
            handsets.Add((handset, id));
        }

        var delivered = await own.Host.NewHandsetAsync();
        await Rest.TransactionInAsync(await Rest.SubmitIndicationAsync(delivered.Number), "delivered");
        var groups = (await Rest.GetAsync("/api/v1/failures/groups?retryable=true&cause=permanent-network-error")).Must(HttpStatusCode.OK).Body.Items("data");
        Assert.Equal(("permanent-network-error", 3), (Assert.Single(groups).Text("cause"), groups[0].GetProperty("count").GetInt32()));
        var listed = (await Rest.GetAsync("/api/v1/failures?cause=permanent-network-error")).Must(HttpStatusCode.OK).Body.Items("data");
        Assert.Equal(handsets.Select(sent => sent.Transaction).Order(StringComparer.Ordinal), listed.Select(failed => failed.Text("id")).Order(StringComparer.Ordinal));

        var plan = (await Rest.PostAsync($"{Retries}/plan", """{"filter": {"cause": "permanent-network-error"}}""")).Must(HttpStatusCode.Created);
        Assert.Equal(("planned", 3), (plan.Body.Text("status"), plan.Body.GetProperty("waiting").GetInt32()));
        Assert.Equal($"{Retries}/{plan.Body.Text("id")}", plan.Headers.Location!.ToString());
        Assert.All(handsets, sent => Assert.Equal("undeliverable", Rest.TransactionAsync(sent.Transaction).Result.Text("state")));

        var start = JsonSerializer.Serialize(new { plan = plan.Body.Text("id"), reason = "the region is back", rate = 100 });
        (await Rest.PostAsync(Retries, start)).Must(HttpStatusCode.Accepted);

        foreach (var (handset, id) in handsets)
        {
            var transaction = await Rest.TransactionInAsync(id, "delivered");
            Assert.Equal(2, transaction.GetProperty("run").GetInt32());
            await handset.OnlyMessageAsync();
        }

        await delivered.OnlyMessageAsync();
        var report = (await Rest.GetAsync($"{Retries}/{plan.Body.Text("id")}")).Must(HttpStatusCode.OK).Body;
        Assert.Equal(("finished", 3, "the region is back"), (report.Text("status"), report.GetProperty("retried").GetInt32(), report.Text("reason")));
        var items = (await Rest.GetAsync($"{Retries}/{plan.Body.Text("id")}/items?outcome=retried&limit=2")).Must(HttpStatusCode.OK).Body;
        Assert.Equal(2, items.Items("data").Length);
        Assert.Single((await Rest.GetAsync($"{Retries}/{plan.Body.Text("id")}/items?outcome=retried&after={items.Text("next")}")).Must(HttpStatusCode.OK).Body.Items("data"));
        Assert.Equal("wrong-status", (await Rest.PostAsync(Retries, start)).Must(HttpStatusCode.Conflict)["code"]);
        Assert.Equal("nothing-to-retry", (await Rest.PostAsync($"{Retries}/plan", """{"filter": {"cause": "permanent-network-error"}}""")).Must(HttpStatusCode.Conflict)["code"]);
    }

    [Theory]
    [InlineData("{}", "/filter")]
    [InlineData("""{"filter": {"cause": "bad-luck"}}""", "/filter/cause")]
    [InlineData("""{"filter": {"colour": "red"}}""", "/filter/colour")]
    [InlineData("""{"transactions": ["psh_1"]}""", "/transactions")]
    [InlineData("""{"filter": {}, "transactions": []}""", "/filter")]
    public async Task Plan_that_cannot_be_read_says_where(string body, string pointer)
    {
        var answer = (await Rest.PostAsync($"{Retries}/plan", body)).Must(HttpStatusCode.UnprocessableEntity);
        Assert.Contains(pointer, answer.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Theory]
    [InlineData("""{"plan": "blk_0000000000001", "reason": "x"}""", HttpStatusCode.NotFound)]
    [InlineData("""{"plan": "blk_0000000000001", "reason": " "}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"plan": "blk_0000000000001", "reason": "x", "rate": 0}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"reason": "x"}""", HttpStatusCode.UnprocessableEntity)]
    public async Task Start_that_cannot_be_is_refused(string body, HttpStatusCode status) => (await Rest.PostAsync(Retries, body)).Must(status);

    [Fact]
    public async Task Parameters_that_are_not_known_are_an_error()
    {
        Assert.Equal("invalid-query", (await Rest.GetAsync("/api/v1/failures?couse=x")).Must(HttpStatusCode.BadRequest)["code"]);
        Assert.Equal("invalid-query", (await Rest.GetAsync("/api/v1/failures?after=x")).Must(HttpStatusCode.BadRequest)["code"]);
        Assert.Equal("invalid-query", (await Rest.GetAsync($"{Retries}?limit=0")).Must(HttpStatusCode.BadRequest)["code"]);
    }

    [Fact]
    public async Task Other_accounts_see_none_of_it()
    {
        // Another cause than the other test's: its counts are its own.
        var id = await Rest.SubmitIndicationAsync(own.Host.NewUnknownNumber());
        await Rest.TransactionInAsync(id, "undeliverable");
        await own.Host.AddAccountAsync("stranger", "stranger-key");
        var stranger = own.Host.ClientOf("stranger-key");
        var plan = (await Rest.PostAsync($"{Retries}/plan", $$"""{"transactions": ["{{id}}"]}""")).Must(HttpStatusCode.Created).Body.Text("id");

        Assert.Empty((await stranger.GetAsync("/api/v1/failures")).Must(HttpStatusCode.OK).Body.Items("data"));
        Assert.Equal("nothing-to-retry", (await stranger.PostAsync($"{Retries}/plan", $$"""{"transactions": ["{{id}}"]}""")).Must(HttpStatusCode.Conflict)["code"]);
        (await stranger.GetAsync($"{Retries}/{plan}")).Must(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"{Retries}/{plan}/items")).Must(HttpStatusCode.NotFound);
        (await stranger.PostAsync(Retries, $$"""{"plan": "{{plan}}", "reason": "x"}""")).Must(HttpStatusCode.NotFound);
        (await stranger.SendAsync(HttpMethod.Delete, $"{Retries}/{plan}", null)).Must(HttpStatusCode.NotFound);
    }
}
