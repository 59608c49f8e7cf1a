using System.Net;
using System.Text;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Api;

public sealed class IdempotencyTests(SharedGateway shared) : Journey(shared)
{
    private const string Pushes = "/api/v1/pushes";

    [Fact]
    public async Task Ten_posts_with_one_key_make_one_push()
    {
        var handset = await Gateway.NewHandsetAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => PostAsync("ten-posts", handset.Number, "once")));

        Assert.All(answers, answer => answer.Must(HttpStatusCode.Accepted));
        Assert.Equal(9, answers.Count(answer => answer.Headers.TryGetValues("Idempotency-Replayed", out var replayed) && replayed.Single() == "true"));
        Assert.Single(answers.Select(answer => answer["id"]).Distinct());
        Assert.Single(answers.Select(answer => answer.Headers.Location).Distinct());
        await Rest.TransactionInAsync(RestClient.FirstTransaction(answers[0].Body), "delivered");
        await handset.OnlyMessageAsync();
    }

    [Fact]
    public async Task Key_that_was_used_for_another_body_is_refused()
    {
        var number = Gateway.NewUnknownNumber();
        (await PostAsync("two-bodies", number, "first")).Must(HttpStatusCode.Accepted);

        var answer = await PostAsync("two-bodies", number, "second");

        Assert.Equal("idempotency-key-reused", answer.Must(HttpStatusCode.UnprocessableEntity)["code"]);
    }

    [Fact]
    public async Task Push_id_that_was_used_before_conflicts_and_sends_nothing()
    {
        var handset = await Gateway.NewHandsetAsync();
        var push = new { pushId = "used-before", to = new[] { handset.Number }, content = new { type = "si", text = "once" } };
        var first = await Rest.SubmitAsync(push);
        await Rest.TransactionInAsync(RestClient.FirstTransaction(first), "delivered");

        var answer = await Rest.PostAsync(Pushes, System.Text.Json.JsonSerializer.Serialize(push));

        Assert.Equal("duplicate-push-id", answer.Must(HttpStatusCode.Conflict)["code"]);
        Assert.Contains(first.Text("id"), answer["detail"], StringComparison.Ordinal);
        await Rest.TransactionInAsync(await Rest.SubmitIndicationAsync(handset.Number, "after"), "delivered");
        Assert.Equal(["once", "after"], (await handset.InboxAsync()).Select(message => message.GetProperty("content").Text("text")));
    }

    private async Task<RestAnswer> PostAsync(string key, string number, string text)
    {
        using var content = new StringContent($$$"""{"to": ["{{{number}}}"], "content": {"type": "si", "text": "{{{text}}}"}}""", Encoding.UTF8, "application/json");
        return await Rest.SendAsync(HttpMethod.Post, Pushes, content, ("Idempotency-Key", key));
    }
}
