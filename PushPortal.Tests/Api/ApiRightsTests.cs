using System.Net;
using PushPortal.Domain.Accounts;
using PushPortal.Tests.Journeys;
using PushPortal.Web.Api.Conventions;

namespace PushPortal.Tests.Api;

/// <summary>Who may do what by REST: every endpoint has its row, and keeps to it.</summary>
public sealed class ApiRightsTests(SharedGateway shared) : Journey(shared)
{
    private const string Nobody = "+8600000000000";

    /// <summary>What ends something comes after what needs it.</summary>
    private static readonly Dictionary<string, ApiRight> Rights = new()
    {
        ["POST /api/v1/pushes"] = new(ApiScopes.Submit),
        ["POST /api/v1/pushes/preview"] = new(ApiScopes.Submit),
        ["GET /api/v1/pushes"] = new(ApiScopes.Read),
        ["GET /api/v1/pushes/{id}"] = new(ApiScopes.Read, "push"),
        ["POST /api/v1/pushes/{id}/cancel"] = new(ApiScopes.Submit, "push"),
        ["POST /api/v1/pushes/{id}/erase-content"] = new(ApiScopes.Admin, "push", """{"reason": "asked"}"""),
        ["GET /api/v1/transactions/{id}"] = new(ApiScopes.Read, "transaction"),
        ["POST /api/v1/transactions/{id}/retry"] = new(ApiScopes.Submit, "transaction"),
        ["GET /api/v1/events"] = new(ApiScopes.Read),
        ["GET /api/v1/failures"] = new(ApiScopes.Read),
        ["GET /api/v1/failures/groups"] = new(ApiScopes.Read),
        ["GET /api/v1/reports/daily"] = new(ApiScopes.Read),
        ["GET /api/v1/usage"] = new(ApiScopes.Read),
        ["POST /api/v1/bulk-retries/plan"] = new(ApiScopes.Submit),
        ["POST /api/v1/bulk-retries"] = new(ApiScopes.Submit, "bulk retry", """{"plan": "ID", "reason": "again"}"""),
        ["GET /api/v1/bulk-retries"] = new(ApiScopes.Read),
        ["GET /api/v1/bulk-retries/{id}"] = new(ApiScopes.Read, "bulk retry"),
        ["GET /api/v1/bulk-retries/{id}/items"] = new(ApiScopes.Read, "bulk retry"),
        ["POST /api/v1/bulk-retries/{id}/pause"] = new(ApiScopes.Submit, "bulk retry"),
        ["POST /api/v1/bulk-retries/{id}/resume"] = new(ApiScopes.Submit, "bulk retry"),
        ["DELETE /api/v1/bulk-retries/{id}"] = new(ApiScopes.Submit, "bulk retry"),
        ["POST /api/v1/imports"] = new(ApiScopes.Submit),
        ["GET /api/v1/imports"] = new(ApiScopes.Read),
        ["GET /api/v1/imports/{id}"] = new(ApiScopes.Read, "import"),
        ["GET /api/v1/imports/{id}/errors"] = new(ApiScopes.Read, "import"),
        ["GET /api/v1/imports/{id}/results"] = new(ApiScopes.Read, "import"),
        ["POST /api/v1/imports/{id}/start"] = new(ApiScopes.Submit, "import"),
        ["POST /api/v1/imports/{id}/pause"] = new(ApiScopes.Submit, "import"),
        ["POST /api/v1/imports/{id}/resume"] = new(ApiScopes.Submit, "import"),
        ["POST /api/v1/imports/{id}/cancel"] = new(ApiScopes.Submit, "import"),
        ["GET /api/v1/callbacks"] = new(ApiScopes.Callbacks),
        ["POST /api/v1/callbacks/{id}/resend"] = new(ApiScopes.Callbacks, "callback"),
        ["POST /api/v1/callbacks/recover"] = new(ApiScopes.Callbacks),
        ["GET /api/v1/callback-endpoint"] = new(ApiScopes.Callbacks),
        ["PUT /api/v1/callback-endpoint"] = new(ApiScopes.Callbacks),
        ["DELETE /api/v1/callback-endpoint"] = new(ApiScopes.Callbacks),
        ["POST /api/v1/callback-endpoint/test"] = new(ApiScopes.Callbacks),
        ["GET /api/v1/keys"] = new(ApiScopes.Admin),
        ["POST /api/v1/keys"] = new(ApiScopes.Admin),
        ["GET /api/v1/keys/{id}"] = new(ApiScopes.Admin, "key"),
        ["POST /api/v1/keys/{id}/rotate"] = new(ApiScopes.Admin, "key"),
        ["DELETE /api/v1/keys/{id}"] = new(ApiScopes.Admin, "key"),
        ["GET /api/v1/account"] = new(ApiScopes.Read),
        ["POST /api/v1/account/hold"] = new(ApiScopes.Admin),
        ["POST /api/v1/account/release"] = new(ApiScopes.Admin),
        ["GET /api/v1/recipient-groups"] = new(ApiScopes.Read),
        ["POST /api/v1/recipient-groups"] = new(ApiScopes.Submit),
        ["GET /api/v1/recipient-groups/{id}"] = new(ApiScopes.Read, "recipient group"),
        ["PUT /api/v1/recipient-groups/{id}"] = new(ApiScopes.Submit, "recipient group", """{"name": "x", "numbers": ["+8613800000001"]}"""),
        ["DELETE /api/v1/recipient-groups/{id}"] = new(ApiScopes.Submit, "recipient group"),
        ["GET /api/v1/simulator/network"] = new(Scope: null),
        ["PUT /api/v1/simulator/network"] = new(Scope: null),
        ["GET /api/v1/simulator/handsets"] = new(Scope: null),
        ["GET /api/v1/simulator/test-recipients"] = new(Scope: null),
        ["GET /api/v1/simulator/handsets/{msisdn}"] = new(Scope: null),
        ["PUT /api/v1/simulator/handsets/{msisdn}"] = new(Scope: null),
        ["GET /api/v1/simulator/handsets/{msisdn}/inbox"] = new(Scope: null),
        ["DELETE /api/v1/simulator/handsets/{msisdn}/inbox"] = new(Scope: null),
        ["POST /api/v1/simulator/handsets/{msisdn}/open"] = new(Scope: null),
    };

    [Fact]
    public void Each_endpoint_has_its_row_and_each_row_its_endpoint() =>
        Assert.Equal(Rights.Keys.Order(StringComparer.Ordinal), ApiRoute.Of(Gateway).Select(route => route.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void What_names_something_by_its_id_says_of_what_kind() =>
        Assert.All(Rights.Where(row => row.Key.Contains("{id}", StringComparison.Ordinal)), row => Assert.NotNull(row.Value.Names));

    [Fact]
    public Task Without_a_key_nothing_is_answered() => AllAsync(Gateway.ClientOf(null), Rights.Keys, (HttpStatusCode.Unauthorized, "not-authenticated"));

    [Theory]
    [InlineData(ApiScopes.Submit)]
    [InlineData(ApiScopes.Read)]
    [InlineData(ApiScopes.Callbacks)]
    [InlineData(ApiScopes.Admin)]
    public async Task Key_with_every_scope_but_one_is_refused_by_its_name_where_that_is_needed(ApiScopes scope)
    {
        var rest = await KeyWithAsync(ApiScopes.All & ~scope);

        await AllAsync(rest, Rights.Where(row => row.Value.Scope == scope).Select(row => row.Key), (HttpStatusCode.Forbidden, $"missing-scope-{scope.Word()}"));
    }

    [Theory]
    [InlineData(ApiScopes.Submit)]
    [InlineData(ApiScopes.Read)]
    [InlineData(ApiScopes.Callbacks)]
    [InlineData(ApiScopes.Admin)]
    public async Task Key_with_one_scope_may_do_what_needs_it_and_what_needs_none(ApiScopes scope)
    {
        var rest = await KeyWithAsync(scope);
        foreach (var name in Rights.Where(row => row.Value.Scope is null || row.Value.Scope == scope).Select(row => row.Key))
        {
            var (method, path) = Of(name, "none");
            using var request = new HttpRequestMessage(method, path);
            // The stream of events has no end.
            using var answer = await rest.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
            Assert.False(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, $"{name}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task What_is_of_another_account_is_not_found()
    {
        var ids = await IdsAsync();
        var stranger = await KeyWithAsync(ApiScopes.All);
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
            var (method, path) = Of(name, right.Names is { } kind ? ids[kind] : "none");
            var body = method != HttpMethod.Put ? null : right.Names is null ? """{"url": "http://127.0.0.1:2/"}""" : right.Body;
            var answer = await (right.Names is null ? endpoint : Rest).SendAsync(method, path, body is null ? null : RestClient.Json(body), ("If-Match", "\"another\""));
            Assert.True((answer.Status, answer["code"]) == (HttpStatusCode.PreconditionFailed, "precondition-failed"), $"{name}: {(int)answer.Status} {answer.Text}");
        }
    }

    private static (HttpMethod Method, string Path) Of(string name, string id)
    {
        var at = name.IndexOf(' ', StringComparison.Ordinal);
        return (new HttpMethod(name[..at]), ApiRoute.PathWith(name[(at + 1)..], name.Contains("{msisdn}", StringComparison.Ordinal) ? Nobody : id));
    }

    private static Task<RestAnswer> SendAsync(RestClient rest, string name, ApiRight right, string id)
    {
        var (method, path) = Of(name, id);
        return rest.SendAsync(method, path, right.Body is { } body ? RestClient.Json(body.Replace("ID", id, StringComparison.Ordinal)) : null);
    }

    private static async Task AllAsync(RestClient rest, IEnumerable<string> names, (HttpStatusCode Status, string Code) expected)
    {
        foreach (var name in names)
        {
            var (method, path) = Of(name, "none");
            var answer = await rest.SendAsync(method, path, null);
            Assert.True((answer.Status, answer.MediaType) == (expected.Status, "application/problem+json") && answer["code"] == expected.Code, $"{name}: {(int)answer.Status} {answer.Text}");
        }
    }

    private async Task<RestClient> KeyWithAsync(ApiScopes scopes) => (await Gateway.NewAccountAsync(scopes: scopes)).Client;

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
