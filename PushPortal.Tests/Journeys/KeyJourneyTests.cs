using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Tests.Smpp;

namespace PushPortal.Tests.Journeys;

/// <summary>What a key may do by each door, and that its end is in force at once everywhere.</summary>
public sealed class KeyJourneyTests(SharedGateway shared) : EsmeJourney(shared)
{
    private const string Pushes = "/api/v1/pushes";
    private const string Keys = "/api/v1/keys";
    private const string Query = "<?xml version=\"1.0\"?><!DOCTYPE pap PUBLIC \"-//WAPFORUM//DTD PAP 2.0//EN\" \"http://www.wapforum.org/DTD/pap_2.0.dtd\"><pap><statusquery-message push-id=\"none\"/></pap>";

    /// <summary>Short enough for SMPP.</summary>
    private static string NewSecret() => Guid.NewGuid().ToString("n")[..8];

    [Fact]
    public async Task Keys_are_made_rotated_and_revoked_by_REST_and_in_force_at_once()
    {
        var (admin, _) = await Gateway.NewAccountAsync(scopes: ApiScopes.Admin);
        var made = (await admin.PostAsync(Keys, """{"name": "Billing", "scopes": ["submit", "read"]}""")).Must(HttpStatusCode.Created);
        var (id, first) = (made.Body.GetProperty("key").Text("id"), made["secret"]);
        Assert.StartsWith("key_", id, StringComparison.Ordinal);
        Assert.Equal("no-store", made.Headers.CacheControl?.ToString());
        var read = (await admin.GetAsync(made.Headers.Location!.ToString())).Must(HttpStatusCode.OK);
        Assert.Equal((id, "Billing"), (read["id"], read["name"]));
        Assert.NotNull(read.Headers.ETag);
        Assert.DoesNotContain(first, read.Text, StringComparison.Ordinal);
        (await Gateway.ClientOf(first).GetAsync(Pushes)).Must(HttpStatusCode.OK);

        var listed = (await admin.GetAsync(Keys)).Must(HttpStatusCode.OK);
        Assert.DoesNotContain(first, listed.Text, StringComparison.Ordinal);
        Assert.Equal(first[^4..], listed.Body.GetProperty("data")[0].Text("ending"));
        Assert.Equal("127.0.0.1", listed.Body.GetProperty("data")[0].Text("lastUsedFrom"));

        var second = (await admin.PostAsync($"{Keys}/{id}/rotate", """{"overlapSeconds": 3600}""")).Must(HttpStatusCode.OK)["secret"];
        (await Gateway.ClientOf(first).GetAsync(Pushes)).Must(HttpStatusCode.OK);
        (await Gateway.ClientOf(second).GetAsync(Pushes)).Must(HttpStatusCode.OK);
        var third = (await admin.PostAsync($"{Keys}/{id}/rotate", """{"overlapSeconds": 0}""")).Must(HttpStatusCode.OK)["secret"];
        Assert.Equal((401, 401, 200), (await StatusOfAsync(first), await StatusOfAsync(second), await StatusOfAsync(third)));

        (await admin.SendAsync(HttpMethod.Delete, $"{Keys}/{id}", null)).Must(HttpStatusCode.NoContent);
        Assert.Equal(401, await StatusOfAsync(third));
        Assert.Equal("key-not-in-force", (await admin.PostAsync($"{Keys}/{id}/rotate", "")).Must(HttpStatusCode.Conflict)["code"]);
    }

    [Theory]
    [InlineData("""{"scopes": ["submit"]}""", "/name")]
    [InlineData("""{"name": "x"}""", "/scopes")]
    [InlineData("""{"name": "x", "scopes": ["write"]}""", "/scopes/0")]
    [InlineData("""{"name": "x", "scopes": ["admin"], "test": true}""", "/scopes")]
    [InlineData("""{"name": "x", "scopes": ["read"], "expiresAt": "2001-01-01T00:00:00Z"}""", "/expiresAt")]
    [InlineData("""{"name": "x", "scopes": ["read"], "colour": 1}""", "/colour")]
    public async Task What_cannot_be_a_key_names_its_field(string body, string pointer) =>
        Assert.Equal([pointer], (await Rest.PostAsync(Keys, body)).Must(HttpStatusCode.UnprocessableEntity).Body.GetProperty("errors").Members());

    [Fact]
    public async Task A_key_of_another_account_is_not_found()
    {
        var (stranger, _) = await Gateway.NewAccountAsync();
        var id = (await Rest.PostAsync(Keys, """{"name": "Mine", "scopes": ["read"]}""")).Must(HttpStatusCode.Created).Body.GetProperty("key").Text("id");

        (await stranger.GetAsync($"{Keys}/{id}")).Must(HttpStatusCode.NotFound);
        (await stranger.PostAsync($"{Keys}/{id}/rotate", "")).Must(HttpStatusCode.NotFound);
        (await stranger.SendAsync(HttpMethod.Delete, $"{Keys}/{id}", null)).Must(HttpStatusCode.NotFound);
        Assert.DoesNotContain(id, (await stranger.GetAsync(Keys)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_key_reaches_test_recipients_alone_by_every_door()
    {
        var (code, secret) = (NewSecret(), NewSecret());
        await Gateway.AddAccountAsync(code, secret, scopes: ApiScopes.Submit | ApiScopes.Read, isTest: true);
        var (rest, pap) = (Gateway.ClientOf(secret), Gateway.PapClientOf(code, secret));

        var refused = (await rest.PostAsync(Pushes, """{"to": ["+99900000001", "+8613800000001"], "content": {"type": "si", "text": "x"} }""")).Must(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["/to/1"], refused.Body.GetProperty("errors").Members());
        await rest.TransactionInAsync(await rest.SubmitIndicationAsync("+99900000001"), "delivered");
        Assert.Equal("test-key", (await rest.PostAsync("/api/v1/bulk-retries/plan", """{"filter": {} }""")).Must(HttpStatusCode.Forbidden)["code"]);

        (await pap.PushAsync(PapClient.Message($"t1-{code}", [PapClient.Plmn("+8613800000001")]))).Must("push-response", "2001");
        (await pap.PushAsync(PapClient.Message($"t2-{code}", [PapClient.Plmn("+99900000001")]))).Must("push-response", "1001");

        var esme = await BoundAsync(systemId: code, password: secret);
        Assert.Equal(CommandStatus.InvalidDestinationAddress, (await esme.AskAsync(Messages.Submit("8613800000001"))).Status);
        Assert.Equal(CommandStatus.Ok, (await esme.AskAsync(Messages.Submit("99900000001"))).Status);
    }

    [Fact]
    public async Task Pap_answers_2001_where_the_scope_is_missing()
    {
        var (reader, submitter) = (NewSecret(), NewSecret());
        await Gateway.AddAccountAsync("r" + reader, reader, scopes: ApiScopes.Read);
        await Gateway.AddAccountAsync("s" + submitter, submitter, scopes: ApiScopes.Submit);

        var push = PapClient.Message($"scope-{reader}", [PapClient.Plmn(Gateway.NewUnknownNumber())]);
        (await Gateway.PapClientOf("r" + reader, reader).PushAsync(push)).Must("push-response", "2001");
        (await Gateway.PapClientOf("s" + submitter, submitter).PushAsync(push)).Must("push-response", "1001");
        (await Gateway.PapClientOf("r" + reader, reader).PostAsync(Query, "application/xml")).Must("statusquery-response", "2004");
        (await Gateway.PapClientOf("s" + submitter, submitter).PostAsync(Query, "application/xml")).Must("statusquery-response", "2001");
    }

    [Fact]
    public async Task Smpp_binds_with_a_key_that_may_submit_and_is_unbound_when_it_is_revoked()
    {
        var (code, secret, reader) = (NewSecret(), NewSecret(), NewSecret());
        await Gateway.AddAccountAsync(code, secret);
        await Gateway.AddAccountAsync("r" + reader, reader, scopes: ApiScopes.All & ~ApiScopes.Submit);
        Assert.Equal(
            CommandStatus.BindFailed,
            (await (await ConnectAsync()).AskAsync(new Bind { Type = BindType.Transceiver, SystemId = "r" + reader, Password = reader })).Status);
        var esme = await BoundAsync(systemId: code, password: secret);

        await RevokeAsync(code);

        await esme.RespondAsync(await esme.NextAsync<Unbind>(), new UnbindResp());
        await esme.MustBeClosedAsync();
        Assert.Equal(CommandStatus.InvalidPassword, (await (await ConnectAsync()).AskAsync(new Bind { Type = BindType.Transceiver, SystemId = code, Password = secret })).Status);
    }

    [Fact]
    public async Task Streams_and_hub_tell_nothing_more_to_a_key_that_is_revoked()
    {
        var (code, secret) = (NewSecret(), NewSecret());
        await Gateway.AddAccountAsync(code, secret);
        var other = await SecondKeyAsync(code);
        var changes = new ConcurrentQueue<JsonElement>();
        await using var hub = new HubConnectionBuilder().WithUrl(new Uri(Gateway.Address, $"/hubs/deliveries?access_token={secret}")).Build();
        hub.On<JsonElement>("transactionChanged", change => changes.Enqueue(change.Clone()));
        var closed = new TaskCompletionSource();
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await hub.StartAsync(Ct);
        await using var stream = await EventFollower.OpenAsync(Gateway.ClientOf(secret));
        var before = await Gateway.ClientOf(other).SubmitIndicationAsync(Gateway.NewUnknownNumber());
        await stream.UntilAsync(before, "undeliverable");
        await Eventually.GetAsync(() => Task.FromResult(changes.Count), count => count > 0, "transactionChanged");

        await RevokeAsync(code, secret);
        var after = await Gateway.ClientOf(other).SubmitIndicationAsync(Gateway.NewUnknownNumber());

        await closed.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Ct);
        while (await stream.NextAsync() is { } told)
        {
            Assert.NotEqual(after, EventFollower.Of(told).Text("id"));
        }

        Assert.DoesNotContain(changes, change => change.Text("transactionId") == after);
        Assert.Equal(401, await StatusOfAsync(secret));
    }

    [Fact]
    public async Task Hub_needs_a_key_that_may_read()
    {
        var (rest, _) = await Gateway.NewAccountAsync(scopes: ApiScopes.All & ~ApiScopes.Read);

        Assert.Equal(HttpStatusCode.Forbidden, (await rest.PostAsync("/hubs/deliveries/negotiate?negotiateVersion=1", "")).Status);
    }

    [Theory]
    [InlineData("127.0.0.0/8", true)]
    [InlineData("10.20.0.0/16", false)]
    public async Task A_key_is_used_from_the_networks_of_its_account(string network, bool allowed)
    {
        var (code, secret) = (NewSecret(), NewSecret());
        await Gateway.AddAccountAsync(code, secret, account => account.HttpNetworks = network);
        var rest = Gateway.ClientOf(secret);

        var answer = await rest.GetAsync(Pushes);
        var pap = await Gateway.PapClientOf(code, secret).PostAsync(Query, "application/xml");
        var hub = await rest.PostAsync("/hubs/deliveries/negotiate?negotiateVersion=1", "");

        Assert.Equal(allowed ? (HttpStatusCode.OK, HttpStatusCode.Accepted, HttpStatusCode.OK) : (HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (answer.Status, pap.Status, hub.Status));
        Assert.Equal(allowed ? null : "address-not-allowed", allowed ? null : answer["code"]);
        Assert.Equal(allowed, Gateway.Services.GetRequiredService<IApiKeys>().Of(AccountOf(code).Id)[0].LastUsedAt is not null);
    }

    private Domain.Accounts.ServiceProvider AccountOf(string code) => Gateway.Services.GetRequiredService<IAccountDirectory>().Find(code)!;

    private async Task<string> SecondKeyAsync(string code) => Assert.IsType<ApiKeyMade.Made>(
        await Gateway.Services.GetRequiredService<IApiKeys>().CreateAsync(AccountOf(code).Id, new ApiKeyWish { Name = "Second", Scopes = ApiScopes.All }, Actor.System, Ct)).Secret;

    /// <summary>Revokes the key with this secret, or the only one.</summary>
    private async Task RevokeAsync(string code, string? secret = null)
    {
        var id = secret is null
            ? Gateway.Services.GetRequiredService<IApiKeys>().Of(AccountOf(code).Id)[0].Id
            : Gateway.Services.GetRequiredService<AccountDirectory>().Authenticate(code, secret)!.Key.Id;
        Assert.True(await Gateway.Services.GetRequiredService<IApiKeys>().RevokeAsync(AccountOf(code).Id, id, Actor.System, null, Ct));
    }

    private async Task<int> StatusOfAsync(string secret) => (int)(await Gateway.ClientOf(secret).GetAsync(Pushes)).Status;
}
