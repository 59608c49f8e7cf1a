using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Accounts;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Api;

/// <summary>What sending a push would come to, and nothing leaves: <c>POST /api/v1/pushes?dryRun=true</c>.</summary>
public sealed class DryRunTests(SharedGateway shared) : Journey(shared)
{
    private const string Pushes = "/api/v1/pushes";
    private const string Dry = $"{Pushes}?dryRun=true";

    [Fact]
    public async Task It_says_what_would_be_sent_and_sends_nothing()
    {
        var handset = await Gateway.NewHandsetAsync();
        var (unknown, pushId) = (Gateway.NewUnknownNumber(), Guid.NewGuid().ToString("n"));
        var text = string.Concat(Enumerable.Repeat("You have mail. ", 20));
        var body = JsonSerializer.Serialize(new { pushId, to = new[] { handset.Number, unknown, handset.Number }, content = new { type = "si", href = "http://pi.example/", text }, priority = "high", tags = new[] { "Dry" } });

        var tried = (await Rest.PostAsync(Dry, body)).Must(HttpStatusCode.OK);

        Assert.Null(tried.Headers.Location);
        var would = tried.Body;
        Assert.Equal((pushId, "pending", "rest", "high", 2), (would.Text("pushId"), would.Text("status"), would.Text("source"), would.Text("priority"), would.GetProperty("recipients").GetInt32()));
        Assert.Equal(["dry"], would.Items("tags").Select(tag => tag.GetString()));
        var preview = (await Rest.PostAsync($"{Pushes}/preview", body)).Must(HttpStatusCode.OK).Body;
        Assert.Equal(preview.GetRawText(), would.GetProperty("preview").GetRawText());
        Assert.Equal(
            [(handset.Number, "pending", "queued", preview.Items("segments").Length), (unknown, "pending", "queued", preview.Items("segments").Length)],
            would.Items("transactions").Select(one => (one.Text("recipient"), one.Text("state"), one.Text("step"), one.GetProperty("segments").GetInt32())));
        Assert.Equal(2 * preview.Items("segments").Length, would.GetProperty("shortMessages").GetInt32());
        Assert.Empty(await SentToAsync(handset.Number));
        Assert.Empty(await SentToAsync(unknown));

        // Its push-id is free, and what is sent is what was told.
        var sent = (await Rest.PostAsync(Pushes, body)).Must(HttpStatusCode.Accepted).Body;
        foreach (var member in (string[])["pushId", "status", "source", "priority", "deliverAfter", "deliverBefore", "notifyUrl", "contentType", "href", "text", "copyOf", "recipients"])
        {
            Assert.Equal(sent.Text(member), would.Text(member));
        }

        Assert.Equal("duplicate-push-id", (await Rest.PostAsync(Dry, body)).Must(HttpStatusCode.Conflict)["code"]);
    }

    [Fact]
    public async Task Copy_and_time_are_looked_at_as_in_sending()
    {
        var copy = (await Rest.SubmitAsync(new { to = new[] { Gateway.NewUnknownNumber() }, content = new { type = "si", text = "x" }, deliverAfter = "2040-01-01T00:00:00Z" })).Text("id");
        var body = $$"""{"to": ["{{Gateway.NewUnknownNumber()}}"], "content": {"type": "si", "text": "x"}, "copyOf": "{{copy}}", "deliverAfter": "2040-01-01T00:00:00Z"}""";

        var would = (await Rest.PostAsync(Dry, body)).Must(HttpStatusCode.OK).Body;

        Assert.Equal((copy, "deferred"), (would.Text("copyOf"), would.Items("transactions")[0].Text("step")));
        var wrong = await Rest.PostAsync(Dry, body.Replace(copy, "psh_0000000000000", StringComparison.Ordinal));
        Assert.Equal(["/copyOf"], wrong.Must(HttpStatusCode.UnprocessableEntity).Body.GetProperty("errors").Members());
    }

    [Fact]
    public async Task It_costs_nothing_of_the_days_pushes_and_says_when_they_are_used_up()
    {
        var (rest, code) = await Gateway.NewAccountAsync(account => account.PushesPerDay = 2);
        for (var times = 0; times < 3; times++)
        {
            (await rest.PostAsync(Dry, To(2))).Must(HttpStatusCode.OK);
        }

        Assert.Equal("quota-exceeded", (await rest.PostAsync(Dry, To(3))).Must(HttpStatusCode.TooManyRequests)["code"]);
        Assert.Equal(0, Gateway.Services.GetRequiredService<SubmissionLimits>().StateOf(Gateway.Services.GetRequiredService<IAccountDirectory>().Find(code)!).PushesToday);
        (await rest.PostAsync(Pushes, To(2))).Must(HttpStatusCode.Accepted);
        var refused = (await rest.PostAsync(Dry, To(1))).Must(HttpStatusCode.TooManyRequests);
        Assert.Equal("quota-exceeded", refused["code"]);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Fact]
    public async Task It_uses_up_no_Idempotency_Key_and_says_when_one_was_used_otherwise()
    {
        var (key, body) = (Guid.NewGuid().ToString("n"), To(1));

        (await SendAsync(Dry, body, key)).Must(HttpStatusCode.OK);
        var sent = (await SendAsync(Pushes, body, key)).Must(HttpStatusCode.Accepted);
        Assert.False(sent.Headers.Contains("Idempotency-Replayed"));

        (await SendAsync(Dry, body, key)).Must(HttpStatusCode.OK);
        Assert.Equal("idempotency-key-reused", (await SendAsync(Dry, To(2), key)).Must(HttpStatusCode.UnprocessableEntity)["code"]);
    }

    [Fact]
    public async Task Key_of_what_was_sent_already_is_answered_although_the_days_pushes_are_used_up()
    {
        var (rest, _) = await Gateway.NewAccountAsync(account => account.PushesPerDay = 1);
        var (key, body) = (Guid.NewGuid().ToString("n"), To(1));
        (await SendAsync(Pushes, body, key, rest)).Must(HttpStatusCode.Accepted);

        (await SendAsync(Dry, body, key, rest)).Must(HttpStatusCode.OK);
        Assert.Equal("quota-exceeded", (await SendAsync(Dry, body, Guid.NewGuid().ToString("n"), rest)).Must(HttpStatusCode.TooManyRequests)["code"]);
    }

    [Fact]
    public async Task What_it_refuses_is_kept_nowhere()
    {
        var refused = (await Rest.PostAsync(Dry, """{"to": [], "content": {"type": "si", "text": "x"}}""")).Must(HttpStatusCode.UnprocessableEntity);

        Assert.False(refused.Headers.Contains("PushPortal-Refusal"));
        Assert.False(refused.Body.TryGetProperty("refusal", out _));
    }

    [Fact]
    public async Task Test_key_tries_what_it_may_send_alone()
    {
        var (rest, _) = await Gateway.NewAccountAsync(isTest: true);

        Assert.Equal(["/to/0"], (await rest.PostAsync(Dry, To(1))).Must(HttpStatusCode.UnprocessableEntity).Body.GetProperty("errors").Members());
        (await rest.PostAsync(Dry, """{"to": ["+99900000001"], "content": {"type": "si", "text": "x"}}""")).Must(HttpStatusCode.OK);
    }

    private async Task<JsonElement[]> SentToAsync(string number) => (await Rest.GetAsync($"{Pushes}?recipient={Uri.EscapeDataString(number)}")).Must(HttpStatusCode.OK).Body.Items("data");

    private Task<RestAnswer> SendAsync(string path, string body, string key, RestClient? rest = null) => (rest ?? Rest).SendAsync(HttpMethod.Post, path, RestClient.Json(body), ("Idempotency-Key", key));

    private static string To(int recipients) =>
        JsonSerializer.Serialize(new { to = Enumerable.Range(0, recipients).Select(at => $"+86152000000{at:D2}"), content = new { type = "si", text = "x" } });
}
