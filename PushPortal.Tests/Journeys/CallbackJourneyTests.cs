using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Accounts;
using PushPortal.Tests.Fakes;

namespace PushPortal.Tests.Journeys;

/// <summary>An account's callback endpoint, from its making to what was not told and was recovered. Each test has an account of its own.</summary>
public sealed class CallbackJourneyTests(CallbackJourneyTests.ImpatientGateway own) : IClassFixture<CallbackJourneyTests.ImpatientGateway>
{
    private const string Endpoint = "/api/v1/callback-endpoint";
    private const string Callbacks = "/api/v1/callbacks";

    private readonly GatewayHost _gateway = own.Host;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_receiver_refused_until_it_was_given_up_arrives_once_when_it_is_recovered()
    {
        var (rest, code) = await AccountAsync();
        var isUp = false;
        await using var receiver = await LoopbackOrigin.StartAsync(context =>
        {
            context.Response.StatusCode = Volatile.Read(ref isUp) ? StatusCodes.Status204NoContent : StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }, Ct);
        (await rest.PutAsync(Endpoint, $$"""{"url": "{{receiver.Url("/told")}}"}""")).Must(HttpStatusCode.Created);
        var since = TimeProvider.System.GetUtcNow().AddMinutes(-1).ToString("O");
        var id = await SubmitAsync(rest);
        await rest.TransactionWithLineAsync(id, "was given up (HTTP 400)");

        var listed = (await rest.GetAsync($"{Callbacks}?state=given-up&from={Uri.EscapeDataString(since)}")).Must(HttpStatusCode.OK).Body.GetProperty("data");
        var untold = Assert.Single(listed.EnumerateArray().ToArray());
        Assert.Equal((id, "given-up", "delivered", 400, $"{id}.1"), (untold.Text("transaction"), untold.Text("state"), untold.Text("result"), untold.GetProperty("httpStatus").GetInt32(), untold.Text("id")));
        Assert.Empty((await rest.GetAsync($"{Callbacks}?state=skipped")).Body.GetProperty("data").EnumerateArray());
        Assert.Empty((await _gateway.Rest.GetAsync(Callbacks)).Body.GetProperty("data").EnumerateArray());
        var refused = receiver.Seen.Count;
        var counted = (await rest.PostAsync($"{Callbacks}/recover", $$"""{"since": "{{since}}", "dryRun": true}""")).Must(HttpStatusCode.OK).Body;
        Assert.Equal((1, true), (counted.GetProperty("count").GetInt32(), counted.GetProperty("dryRun").GetBoolean()));
        Assert.Equal(refused, receiver.Seen.Count);

        Volatile.Write(ref isUp, true);
        (await rest.PostAsync($"{Callbacks}/recover", $$"""{"since": "{{since}}"}""")).Must(HttpStatusCode.Accepted);
        var told = await rest.TransactionWithLineAsync(id, "confirmed the result notification (HTTP 204)");

        Assert.Contains($"{code} asked for the result notification to be sent again", told.Lines());
        var tries = receiver.Seen.ToArray();
        Assert.Equal(refused + 1, tries.Length);
        Assert.Equal(untold.Text("webhookId"), Assert.Single(tries.Select(seen => seen.Headers["webhook-id"]).Distinct()));
        Assert.Equal(Signature(code, tries[^1]), tries[^1].Headers["webhook-signature"]);
        Assert.Equal(NotificationReceiver.TextOf(tries[0]), NotificationReceiver.TextOf(tries[^1]));
        Assert.Empty((await rest.GetAsync(Callbacks)).Body.GetProperty("data").EnumerateArray());
    }

    [Fact]
    public async Task Disabled_endpoint_keeps_its_skipped_events_listed_and_recoverable()
    {
        var (rest, _) = await AccountAsync();
        await using var receiver = await NotificationReceiver.StartAsync((204, ""));
        (await rest.PutAsync(Endpoint, $$"""{"url": "{{receiver.Url}}", "enabled": false}""")).Must(HttpStatusCode.Created);
        var id = await SubmitAsync(rest);
        await rest.TransactionWithLineAsync(id, "was not sent");
        Assert.Equal("skipped", Assert.Single((await rest.GetAsync($"{Callbacks}?state=skipped")).Body.GetProperty("data").EnumerateArray().ToArray()).Text("state"));
        Assert.Equal("not-resendable", (await rest.PostAsync($"{Callbacks}/{id}.1/resend", "")).Must(HttpStatusCode.Conflict)["code"]);
        Assert.Empty(receiver.Seen);

        await EditAsync(rest, $$"""{"url": "{{receiver.Url}}"}""");
        (await rest.PostAsync($"{Callbacks}/{id}.1/resend", "")).Must(HttpStatusCode.Accepted);

        await rest.TransactionWithLineAsync(id, "confirmed the result notification (HTTP 204)");
        await receiver.ReceivedAsync(1);
    }

    [Fact]
    public async Task Answer_410_disables_the_endpoint_and_what_comes_next_is_skipped()
    {
        var (rest, _) = await AccountAsync();
        await using var receiver = await NotificationReceiver.StartAsync((410, ""));
        (await rest.PutAsync(Endpoint, $$"""{"url": "{{receiver.Url}}"}""")).Must(HttpStatusCode.Created);
        await rest.TransactionWithLineAsync(await SubmitAsync(rest), "was given up (HTTP 410)");

        var endpoint = (await rest.GetAsync(Endpoint)).Must(HttpStatusCode.OK).Body;
        Assert.Equal((false, "gone", JsonValueKind.Null), (endpoint.GetProperty("enabled").GetBoolean(), endpoint.Text("why"), endpoint.GetProperty("by").ValueKind));
        await rest.TransactionWithLineAsync(await SubmitAsync(rest), "was not sent");
        await receiver.ReceivedAsync(1);
    }

    [Fact]
    public async Task A_push_is_told_where_it_says_itself_and_an_event_that_is_not_wanted_nowhere()
    {
        var (rest, _) = await AccountAsync();
        await using var endpoint = await NotificationReceiver.StartAsync((204, ""));
        await using var own = await NotificationReceiver.StartAsync((204, ""));
        (await rest.PutAsync(Endpoint, $$"""{"url": "{{endpoint.Url}}", "events": ["not-delivered"]}""")).Must(HttpStatusCode.Created);
        var delivered = await SubmitAsync(rest);
        await rest.TransactionInAsync(delivered, "delivered");
        var named = await SubmitAsync(rest, own.Url);
        await rest.TransactionWithLineAsync(named, "confirmed the result notification");
        var failed = RestClient.FirstTransaction(await rest.SubmitAsync(new { to = new[] { _gateway.NewUnknownNumber() }, content = new { type = "si", text = "to nobody" } }));
        await rest.TransactionWithLineAsync(failed, "confirmed the result notification");

        await own.ReceivedAsync(1);
        Assert.Equal("transaction.undeliverable", JsonElement.Parse((await endpoint.ReceivedAsync(1))[0].Body).Text("type"));
        Assert.DoesNotContain((await rest.TransactionAsync(delivered)).Lines(), line => line.Contains("notification", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Endpoint_is_edited_by_who_has_seen_it_alone()
    {
        var (rest, code) = await AccountAsync();
        (await rest.GetAsync(Endpoint)).Must(HttpStatusCode.NotFound);
        Assert.Equal("precondition-failed", (await PutAsync(rest, """{"url": "https://pi.example/"}""", "\"any\"")).Must(HttpStatusCode.PreconditionFailed)["code"]);
        Assert.Contains("/url", (await rest.PutAsync(Endpoint, """{"url": "ftp://pi.example/"}""")).Must(HttpStatusCode.UnprocessableEntity).Text, StringComparison.Ordinal);
        Assert.Contains("/events", (await rest.PutAsync(Endpoint, """{"url": "https://pi.example/", "events": []}""")).Must(HttpStatusCode.UnprocessableEntity).Text, StringComparison.Ordinal);
        var made = (await rest.PutAsync(Endpoint, """{"url": "https://pi.example/"}""")).Must(HttpStatusCode.Created);
        Assert.StartsWith("cbk_", made["id"], StringComparison.Ordinal);
        var seen = (await rest.GetAsync(Endpoint)).Must(HttpStatusCode.OK);
        Assert.Equal(seen.Headers.ETag, made.Headers.ETag);
        Assert.StartsWith(code, seen["by"], StringComparison.Ordinal);
        Assert.Equal("asked", seen["why"]);

        Assert.Equal("precondition-required", (await rest.PutAsync(Endpoint, """{"url": "https://pi.example/b"}""")).Must((HttpStatusCode)428)["code"]);
        var changed = (await PutAsync(rest, """{"url": "https://pi.example/b"}""", seen.Headers.ETag!.Tag)).Must(HttpStatusCode.OK);
        Assert.Equal("https://pi.example/b", changed["url"]);
        Assert.Equal("precondition-failed", (await PutAsync(rest, """{"url": "https://pi.example/c"}""", seen.Headers.ETag.Tag)).Must(HttpStatusCode.PreconditionFailed)["code"]);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await rest.SendAsync(HttpMethod.Delete, Endpoint, null, ("If-Match", seen.Headers.ETag.Tag))).Status);
        (await rest.SendAsync(HttpMethod.Delete, Endpoint, null, ("If-Match", changed.Headers.ETag!.Tag))).Must(HttpStatusCode.NoContent);
        (await rest.GetAsync(Endpoint)).Must(HttpStatusCode.NotFound);
        (await rest.PostAsync($"{Endpoint}/test", "")).Must(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Test_event_is_signed_and_shown_with_its_answer()
    {
        var (rest, code) = await AccountAsync();
        await using var receiver = await NotificationReceiver.StartAsync((202, "thanks"));
        (await rest.PutAsync(Endpoint, $$"""{"url": "{{receiver.Url}}", "enabled": false}""")).Must(HttpStatusCode.Created);

        var test = (await rest.PostAsync($"{Endpoint}/test", "")).Must(HttpStatusCode.OK).Body;

        var seen = (await receiver.ReceivedAsync(1))[0];
        Assert.Equal((true, 202, "thanks"), (test.GetProperty("confirmed").GetBoolean(), test.GetProperty("httpStatus").GetInt32(), test.Text("answer")));
        Assert.Equal(NotificationReceiver.TextOf(seen), test.Text("body"));
        Assert.Equal(Signature(code, seen), seen.Headers["webhook-signature"]);
        Assert.Equal(seen.Headers["webhook-signature"], test.GetProperty("headers").Text("webhook-signature"));
    }

    [Fact]
    public async Task What_is_asked_of_callbacks_is_checked()
    {
        var (rest, _) = await AccountAsync();
        (await rest.GetAsync($"{Callbacks}?state=lost")).Must(HttpStatusCode.BadRequest);
        (await rest.GetAsync($"{Callbacks}?after=x")).Must(HttpStatusCode.BadRequest);
        Assert.Contains("/since", (await rest.PostAsync($"{Callbacks}/recover", "{}")).Must(HttpStatusCode.UnprocessableEntity).Text, StringComparison.Ordinal);
        (await rest.PostAsync($"{Callbacks}/nothing/resend", "")).Must(HttpStatusCode.NotFound);
        (await rest.PostAsync($"{Callbacks}/txn_00000000yj0r0.1/resend", "")).Must(HttpStatusCode.NotFound);
    }

    private Task<(RestClient Client, string Code)> AccountAsync() => _gateway.NewAccountAsync(account => account.AllowsLoopbackTargets = true);

    private async Task<string> SubmitAsync(RestClient rest, string? notifyUrl = null)
    {
        var handset = await _gateway.NewHandsetAsync();
        object push = notifyUrl is null
            ? new { to = new[] { handset.Number }, content = new { type = "si", text = "told" } }
            : new { to = new[] { handset.Number }, content = new { type = "si", text = "told" }, notifyUrl };
        return RestClient.FirstTransaction(await rest.SubmitAsync(push));
    }

    private static async Task EditAsync(RestClient rest, string json) =>
        (await PutAsync(rest, json, (await rest.GetAsync(Endpoint)).Headers.ETag!.Tag)).Must(HttpStatusCode.OK);

    private static async Task<RestAnswer> PutAsync(RestClient rest, string json, string ifMatch)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await rest.SendAsync(HttpMethod.Put, Endpoint, content, ("If-Match", ifMatch));
    }

    private string Signature(string code, SeenRequest seen)
    {
        var secret = _gateway.Services.GetRequiredService<IAccountDirectory>().Find(code)!.WebhookSecret;
        var signed = $"{seen.Headers["webhook-id"]}.{seen.Headers["webhook-timestamp"]}.{NotificationReceiver.TextOf(seen)}";
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret.Span, Encoding.UTF8.GetBytes(signed)));
    }

    /// <summary>A gateway that gives up soon.</summary>
    public sealed class ImpatientGateway() : ClassGateway(
        ("PushPortal:Notifications:GiveUpAfter", "00:00:01"),
        ("PushPortal:Notifications:FirstRetry", "00:00:00.050"),
        ("PushPortal:Notifications:CircuitPause", "00:00:00.050"),
        ("PushPortal:Notifications:LongestCircuitPause", "00:00:01"));
}
