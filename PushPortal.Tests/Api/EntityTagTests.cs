using System.Net;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Api;

/// <summary>ETags: who has it already gets nothing again, and who saw another state does nothing.</summary>
public sealed class EntityTagTests(SharedGateway shared) : Journey(shared)
{
    [Theory]
    [InlineData("/api/v1/transactions/{0}")]
    [InlineData("/api/v1/pushes/{1}")]
    [InlineData("/api/v1/bulk-retries/{2}")]
    public async Task Resource_that_has_not_changed_is_not_sent_again(string path)
    {
        var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, await IdsAsync());
        var tag = TagOf((await Rest.GetAsync(address)).Must(HttpStatusCode.OK));

        var again = await Rest.SendAsync(HttpMethod.Get, address, null, ("If-None-Match", tag));
        var among = await Rest.SendAsync(HttpMethod.Get, address, null, ("If-None-Match", $"\"other\", W/{tag}"));
        var other = await Rest.SendAsync(HttpMethod.Get, address, null, ("If-None-Match", "\"other\""));

        Assert.Equal((HttpStatusCode.NotModified, "", tag), (again.Status, again.Text, TagOf(again)));
        Assert.Equal(HttpStatusCode.NotModified, among.Status);
        Assert.Equal((HttpStatusCode.OK, tag), (other.Status, TagOf(other)));
    }

    [Fact]
    public async Task Retry_of_another_state_than_was_seen_does_nothing()
    {
        var transaction = (await IdsAsync())[0];
        var address = $"/api/v1/transactions/{transaction}";
        var seen = TagOf(await Rest.GetAsync(address));
        (await Rest.RetryAsync(transaction)).Must(HttpStatusCode.Accepted);
        var ended = await Rest.TransactionInAsync(transaction, "undeliverable");

        var refused = await Rest.SendAsync(HttpMethod.Post, $"{address}/retry", null, ("If-Match", seen));

        Assert.Equal("precondition-failed", refused.Must(HttpStatusCode.PreconditionFailed)["code"]);
        Assert.Equal(ended.Lines().Length, (await Rest.TransactionAsync(transaction)).Lines().Length);
        var now = TagOf(await Rest.GetAsync(address));
        Assert.NotEqual(seen, now);
        (await Rest.SendAsync(HttpMethod.Post, $"{address}/retry", null, ("If-Match", now))).Must(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Condition_on_what_is_not_there_is_not_found() =>
        (await Rest.SendAsync(HttpMethod.Post, "/api/v1/pushes/psh_0000000000000/cancel", null, ("If-Match", "\"any\""))).Must(HttpStatusCode.NotFound);

    [Fact]
    public async Task Put_that_is_only_to_make_something_changes_nothing_that_is_there()
    {
        const string path = "/api/v1/callback-endpoint";
        const string first = """{"url": "http://initiator.example/first", "enabled": false}""";
        var (rest, _) = await Gateway.NewAccountAsync(account => account.AllowsLoopbackTargets = true);

        var made = (await rest.SendAsync(HttpMethod.Put, path, RestClient.Json(first), ("If-None-Match", "*"))).Must(HttpStatusCode.Created);
        var refused = await rest.SendAsync(HttpMethod.Put, path, RestClient.Json("""{"url": "http://initiator.example/second"}"""), ("If-None-Match", "*"));

        Assert.Equal("http://initiator.example/first", made["url"]);
        Assert.Equal("precondition-failed", refused.Must(HttpStatusCode.PreconditionFailed)["code"]);
        var kept = (await rest.GetAsync(path)).Must(HttpStatusCode.OK);
        Assert.Equal(("http://initiator.example/first", TagOf(made)), (kept["url"], TagOf(kept)));
        (await rest.SendAsync(HttpMethod.Put, path, RestClient.Json(first), ("If-Match", TagOf(kept)), ("If-None-Match", "\"other\""))).Must(HttpStatusCode.OK);
    }

    private static string TagOf(RestAnswer answer) => answer.Headers.ETag!.ToString();

    /// <summary>A failed transaction, its push, and a plan of its retry.</summary>
    private async Task<string[]> IdsAsync()
    {
        var transaction = await Rest.SubmitIndicationAsync(Gateway.NewUnknownNumber());
        var failed = await Rest.TransactionInAsync(transaction, "undeliverable");
        var plan = (await Rest.PostAsync("/api/v1/bulk-retries/plan", $$"""{"transactions": ["{{transaction}}"]}""")).Must(HttpStatusCode.Created);
        return [transaction, failed.Text("push"), plan["id"]];
    }
}
