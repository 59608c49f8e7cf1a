using System.Net;
using System.Text;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Api;

/// <summary>An Idempotency-Key on what acts: it is done once, however often it is asked.</summary>
public sealed class RepeatedRequestTests(SharedGateway shared) : Journey(shared)
{
    [Fact]
    public async Task Repeated_retry_opens_one_run_and_gets_the_first_answer()
    {
        var transaction = await FailedAsync();

        var first = (await RetryAsync(transaction, "retry-once")).Must(HttpStatusCode.Accepted);
        await Rest.TransactionInAsync(transaction, "undeliverable");
        var second = (await RetryAsync(transaction, "retry-once")).Must(HttpStatusCode.Accepted);

        Assert.Equal((first.Text, first.Headers.Location), (second.Text, second.Headers.Location));
        Assert.Equal((false, "true"), (first.Headers.Contains("Idempotency-Replayed"), second.Headers.GetValues("Idempotency-Replayed").Single()));
        Assert.Single((await Rest.TransactionInAsync(transaction, "undeliverable")).Lines(), line => line.StartsWith("Retry asked for", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ten_retries_at_once_with_one_key_open_one_run()
    {
        var transaction = await FailedAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => RetryAsync(transaction, "at-once")));

        Assert.All(answers, answer => Assert.True(answer.Status == HttpStatusCode.Accepted || answer["code"] == "idempotency-key-in-use", answer.Text));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Accepted && !answer.Headers.Contains("Idempotency-Replayed"));
        Assert.Single((await Rest.TransactionInAsync(transaction, "undeliverable")).Lines(), line => line.StartsWith("Retry asked for", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_body_under_the_same_key_is_refused()
    {
        var transaction = await FailedAsync();
        (await RetryAsync(transaction, "two-bodies")).Must(HttpStatusCode.Accepted);

        var answer = await RetryAsync(transaction, "two-bodies", """{"deliverBefore": "2040-01-01T00:00:00Z"}""");

        Assert.Equal("idempotency-key-reused", answer.Must(HttpStatusCode.UnprocessableEntity)["code"]);
    }

    [Fact]
    public async Task What_was_refused_may_be_asked_again_under_its_key()
    {
        const string Body = """{"filter": {"cause": "permanent-network-error", "from": "2001-01-01T00:00:00Z", "to": "2001-01-01T01:00:00Z"}}""";
        (await PostAsync("/api/v1/bulk-retries/plan", "refused-first", Body)).Must(HttpStatusCode.Conflict);

        var again = (await PostAsync("/api/v1/bulk-retries/plan", "refused-first", Body)).Must(HttpStatusCode.Conflict);

        Assert.False(again.Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task Key_of_another_path_is_another_key()
    {
        var (one, other) = (await FailedAsync(), await FailedAsync());

        (await RetryAsync(one, "two-paths")).Must(HttpStatusCode.Accepted);
        var answer = (await RetryAsync(other, "two-paths")).Must(HttpStatusCode.Accepted);

        Assert.Equal(other, answer["id"]);
    }

    [Fact]
    public async Task Key_that_is_too_long_is_refused() =>
        Assert.Equal("idempotency-key-too-long", (await RetryAsync("txn_0000000000000", new string('k', 256))).Must(HttpStatusCode.BadRequest)["code"]);

    private async Task<string> FailedAsync()
    {
        var transaction = await Rest.SubmitIndicationAsync(Gateway.NewUnknownNumber());
        await Rest.TransactionInAsync(transaction, "undeliverable");
        return transaction;
    }

    private Task<RestAnswer> RetryAsync(string transaction, string key, string body = "") => PostAsync($"/api/v1/transactions/{transaction}/retry", key, body);

    private async Task<RestAnswer> PostAsync(string path, string key, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await Rest.SendAsync(HttpMethod.Post, path, content, ("Idempotency-Key", key));
    }
}
