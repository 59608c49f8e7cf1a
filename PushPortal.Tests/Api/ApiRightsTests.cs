using System.Net;
using PushPortal.Tests.Journeys;
using PushPortal.Tests.Rights;
using PushPortal.Web.Api.Conventions;

namespace PushPortal.Tests.Api;

/// <summary>What endpoints of the API that name something do with what is not the caller's, or has changed since it was seen.</summary>
public sealed class ApiRightsTests(SharedGateway shared) : Journey(shared)
{
    private static readonly Dictionary<string, EndpointRight> Rights = RightsTable.Endpoints.ToDictionary(right => right.Name);

    [Fact]
    public void What_names_something_by_its_id_says_of_what_kind() =>
        Assert.All(Rights.Where(row => row.Key.Contains("{id}", StringComparison.Ordinal)), row => Assert.NotNull(row.Value.Names));

    [Fact]
    public async Task What_is_of_another_account_is_not_found()
    {
        var ids = await IdsAsync();
        var stranger = (await Gateway.NewAccountAsync()).Client;
        var named = Rights.Where(row => row.Value.Names is not null).ToList();
        foreach (var (name, right) in named)
        {
            var answer = await SendAsync(stranger, name, right, ids[right.Names!]);
            Assert.True((answer.Status, answer["code"]) == (HttpStatusCode.NotFound, "not-found"), $"{name}: {answer.Text}");
        }

        // They are there.
        foreach (var (name, right) in named)
        {
            var answer = await SendAsync(Rest, name, right, ids[right.Names!]);
            Assert.True(answer.Status != HttpStatusCode.NotFound, $"{name}: {answer.Text}");
        }
    }

    /// <summary>What acts on something that a client has seen; each of them honours the condition that it is still so.</summary>
    private static readonly string[] Guarded =
    [
        "DELETE /api/v1/bulk-retries/{id}",
        "DELETE /api/v1/callback-endpoint",
        "DELETE /api/v1/keys/{id}",
        "DELETE /api/v1/recipient-groups/{id}",
        "POST /api/v1/bulk-retries/{id}/pause",
        "POST /api/v1/bulk-retries/{id}/resume",
        "POST /api/v1/callback-endpoint/test",
        "POST /api/v1/callbacks/{id}/resend",
        "POST /api/v1/imports/{id}/cancel",
        "POST /api/v1/imports/{id}/pause",
        "POST /api/v1/imports/{id}/resume",
        "POST /api/v1/imports/{id}/start",
        "POST /api/v1/keys/{id}/rotate",
        "POST /api/v1/pushes/{id}/cancel",
        "POST /api/v1/pushes/{id}/erase-content",
        "POST /api/v1/transactions/{id}/retry",
        "PUT /api/v1/callback-endpoint",
        "PUT /api/v1/recipient-groups/{id}",
    ];

    [Fact]
    public async Task What_changed_since_it_was_seen_is_left_alone_wherever_a_condition_is_taken()
    {
        Assert.Equal(
            Guarded.Order(StringComparer.Ordinal),
            ApiRoute.Of(Gateway).Where(route => route.Metadata.GetOrderedMetadata<RequestHeader>().Any(header => header.Name == "If-Match")).Select(route => route.Name).Order(StringComparer.Ordinal));
        var ids = await IdsAsync();
        var (endpoint, _) = await Gateway.NewAccountAsync(account => account.AllowsLoopbackTargets = true);
        (await endpoint.PutAsync("/api/v1/callback-endpoint", """{"url": "http://127.0.0.1:1/", "enabled": false}""")).Must(HttpStatusCode.Created);

        foreach (var name in Guarded)
        {
            var right = Rights[name];
            var (method, path) = ApiRoute.Request(name, right.Names is { } kind ? ids[kind] : "none");
            var body = method != HttpMethod.Put ? null : right.Names is null ? """{"url": "http://127.0.0.1:2/"}""" : right.Body;
            var answer = await (right.Names is null ? endpoint : Rest).SendAsync(method, path, body is null ? null : RestClient.Json(body), ("If-Match", "\"another\""));
            Assert.True((answer.Status, answer["code"]) == (HttpStatusCode.PreconditionFailed, "precondition-failed"), $"{name}: {(int)answer.Status} {answer.Text}");
        }
    }

    private static Task<RestAnswer> SendAsync(RestClient rest, string name, EndpointRight right, string id)
    {
        var (method, path) = ApiRoute.Request(name, id);
        return rest.SendAsync(method, path, right.Body is { } body ? RestClient.Json(body.Replace("ID", id, StringComparison.Ordinal)) : null);
    }

    /// <summary>One of each kind, of the demo account.</summary>
    private async Task<Dictionary<string, string>> IdsAsync()
    {
        var push = await Rest.SubmitAsync(new { to = new[] { Gateway.NewUnknownNumber() }, content = new { type = "si", text = "x" }, notifyUrl = "http://127.0.0.1:1/" });
        var transaction = RestClient.FirstTransaction(push);
        await Rest.TransactionInAsync(transaction, "undeliverable");
        using var file = new StringContent($"recipient,text\n{Gateway.NewUnknownNumber()},x\n", System.Text.Encoding.UTF8, "text/csv");
        return new Dictionary<string, string>
        {
            ["push"] = push.Text("id"),
            ["transaction"] = transaction,
            ["callback"] = $"{transaction}.1",
            ["bulk retry"] = (await Rest.PostAsync("/api/v1/bulk-retries/plan", $$"""{"transactions": ["{{transaction}}"]}""")).Must(HttpStatusCode.Created)["id"],
            ["import"] = (await Rest.SendAsync(HttpMethod.Post, "/api/v1/imports?type=si", file)).Must(HttpStatusCode.Accepted)["id"],
            ["recipient group"] = (await Rest.PostAsync("/api/v1/recipient-groups", $$"""{"name": "of another {{transaction}}", "numbers": ["+8613800000001"]}""")).Must(HttpStatusCode.Created)["id"],
            ["key"] = (await Rest.PostAsync("/api/v1/keys", """{"name": "Of another", "scopes": ["read"]}""")).Must(HttpStatusCode.Created).Body.GetProperty("key").Text("id"),
        };
    }
}
