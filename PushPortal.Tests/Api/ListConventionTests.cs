using System.Net;
using System.Text.Json;
using PushPortal.Tests.Journeys;
using PushPortal.Web.Api.Conventions;

namespace PushPortal.Tests.Api;

/// <summary>Every list is read the same way: <c>data</c>, <c>next</c> and <c>prev</c>, by <c>after</c>, <c>before</c> and <c>limit</c>.</summary>
public sealed class ListConventionTests(SharedGateway shared) : Journey(shared)
{
    /// <summary>What answers <c>data</c> and is none: sums, and the days of a range.</summary>
    private static readonly string[] NoLists = ["GET /api/v1/failures/groups", "GET /api/v1/reports/daily", "GET /api/v1/usage"];

    /// <summary>All that there are.</summary>
    public static TheoryData<string> Lists => new(
        "/api/v1/bulk-retries", "/api/v1/bulk-retries/{id}/items", "/api/v1/callbacks", "/api/v1/failures",
        "/api/v1/imports", "/api/v1/imports/{id}/errors", "/api/v1/imports/{id}/results", "/api/v1/keys", "/api/v1/pushes", "/api/v1/recipient-groups");

    [Fact]
    public async Task Each_list_declares_and_answers_what_lists_have()
    {
        var description = (await Rest.GetAsync("/openapi/v1.json")).Must(HttpStatusCode.OK).Body;
        var (wrong, lists) = (new List<string>(), new List<string>());
        foreach (var route in ApiRoute.Of(Gateway).Where(route => route.Method == HttpMethod.Get && !route.IsSimulator && !NoLists.Contains(route.Name)))
        {
            var members = MembersOf(description, route.Path);
            if (!members.Contains("data"))
            {
                continue;
            }

            lists.Add(route.Path);
            var parameters = route.Metadata.GetOrderedMetadata<QueryParameter>().Select(parameter => parameter.Name).ToList();
            wrong.AddRange(new[] { "next", "prev" }.Except(members).Concat(new[] { "after", "before", "limit" }.Except(parameters)).Select(missing => $"{route.Name}: no {missing}"));
        }

        Assert.Empty(wrong);
        Assert.Equal(Lists.Select(row => row.Data).Order(StringComparer.Ordinal), lists.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Keys_are_read_forth_and_back()
    {
        var rest = await AccountAsync();
        for (var at = 0; at < 4; at++)
        {
            (await rest.PostAsync("/api/v1/keys", $$"""{"name": "key {{at}}", "scopes": ["read"]}""")).Must(HttpStatusCode.Created);
        }

        Assert.Equal(["key 3", "key 2", "key 1", "key 0"], (await ForthAndBackAsync(rest, "/api/v1/keys", "name")).Where(name => name.StartsWith("key ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Failures_and_bulk_retries_and_their_items_are_read_forth_and_back()
    {
        var rest = await AccountAsync();
        var transactions = new List<string>();
        for (var at = 0; at < 5; at++)
        {
            var transaction = RestClient.FirstTransaction(await rest.SubmitAsync(new { to = new[] { Gateway.NewUnknownNumber() }, content = new { type = "si", text = "x" } }));
            await rest.TransactionInAsync(transaction, "undeliverable");
            transactions.Insert(0, transaction);
        }

        Assert.Equal(transactions, await ForthAndBackAsync(rest, "/api/v1/failures", "id"));
        Assert.Equal(transactions, await ForthAndBackAsync(rest, "/api/v1/failures?retryable=true", "id"));

        var plans = new List<string>();
        for (var at = 0; at < 5; at++)
        {
            plans.Insert(0, (await rest.PostAsync("/api/v1/bulk-retries/plan", JsonSerializer.Serialize(new { transactions }))).Must(HttpStatusCode.Created)["id"]);
        }

        Assert.Equal(plans, await ForthAndBackAsync(rest, "/api/v1/bulk-retries", "id"));
        Assert.Equal(Enumerable.Reverse(transactions), await ForthAndBackAsync(rest, $"/api/v1/bulk-retries/{plans[0]}/items", "transaction"));
        Assert.Equal(Enumerable.Reverse(transactions), await ForthAndBackAsync(rest, $"/api/v1/bulk-retries/{plans[0]}/items?outcome=waiting", "transaction"));
    }

    [Fact]
    public async Task Imports_and_their_rows_are_read_forth_and_back()
    {
        var rest = await AccountAsync();
        var imports = new List<string>();
        for (var at = 0; at < 5; at++)
        {
            using var file = new StringContent($"recipient,text\nno number,a\nno number,b\n{Gateway.NewUnknownNumber()},c\nno number,d\nno number,e\nno number,f\n", System.Text.Encoding.UTF8, "text/csv");
            imports.Insert(0, (await rest.SendAsync(HttpMethod.Post, "/api/v1/imports?type=si", file)).Must(HttpStatusCode.Accepted)["id"]);
            await Eventually.GetAsync(async () => (await rest.GetAsync($"/api/v1/imports/{imports[0]}")).Must(HttpStatusCode.OK).Body, import => import.Text("status") == "checked", "checked");
        }

        Assert.Equal(imports, await ForthAndBackAsync(rest, "/api/v1/imports", "id"));
        Assert.Equal(["2", "3", "5", "6", "7"], await ForthAndBackAsync(rest, $"/api/v1/imports/{imports[0]}/errors", "row"));
        Assert.Equal(["2", "3", "5", "6", "7"], await ForthAndBackAsync(rest, $"/api/v1/imports/{imports[0]}/results", "row"));
    }

    [Fact]
    public async Task Callbacks_are_read_forth_and_back()
    {
        var rest = await AccountAsync();
        (await rest.PutAsync("/api/v1/callback-endpoint", """{"url": "http://127.0.0.9:1/", "enabled": false}""")).Must(HttpStatusCode.Created);
        var transactions = new List<string>();
        for (var at = 0; at < 5; at++)
        {
            var transaction = RestClient.FirstTransaction(await rest.SubmitAsync(new { to = new[] { Gateway.NewUnknownNumber() }, content = new { type = "si", text = "x" } }));
            await rest.TransactionWithLineAsync(transaction, "was not sent");
            transactions.Insert(0, transaction);
        }

        Assert.Equal(transactions, await ForthAndBackAsync(rest, "/api/v1/callbacks", "transaction"));
        Assert.Equal(transactions, await ForthAndBackAsync(rest, "/api/v1/callbacks?state=skipped", "transaction"));
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Cursor_that_is_none_is_refused(string list)
    {
        var path = list;
        if (list.Contains("/bulk-retries/{id}", StringComparison.Ordinal))
        {
            var transaction = await Rest.SubmitIndicationAsync(Gateway.NewUnknownNumber());
            await Rest.TransactionInAsync(transaction, "undeliverable");
            path = ApiRoute.PathWith(list, (await Rest.PostAsync("/api/v1/bulk-retries/plan", $$"""{"transactions": ["{{transaction}}"]}""")).Must(HttpStatusCode.Created)["id"]);
        }
        else if (list.Contains("{id}", StringComparison.Ordinal))
        {
            using var file = new StringContent("recipient,text\nno number,a\n", System.Text.Encoding.UTF8, "text/csv");
            path = ApiRoute.PathWith(list, (await Rest.SendAsync(HttpMethod.Post, "/api/v1/imports?type=si", file)).Must(HttpStatusCode.Accepted)["id"]);
        }

        (await Rest.GetAsync(path)).Must(HttpStatusCode.OK);
        Assert.Equal(["after"], await WrongAsync($"{path}?after=x"));
        Assert.Equal(["before"], await WrongAsync($"{path}?before=x"));
        Assert.Equal(["limit"], await WrongAsync($"{path}?limit=501"));
        Assert.Equal(["limit"], await WrongAsync($"{path}?limit=0"));
    }

    /// <summary>Reads a list of five two by two to its end, then back to its beginning; both ways it has the same rows. Answers what they are called, in the list's order.</summary>
    private static async Task<IReadOnlyList<string>> ForthAndBackAsync(RestClient rest, string path, string name)
    {
        var start = $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=2";
        var pages = new List<JsonElement> { await PageAsync(rest, start) };
        Assert.Equal(JsonValueKind.Null, pages[0].GetProperty("prev").ValueKind);
        while (pages[^1].GetProperty("next").ValueKind != JsonValueKind.Null)
        {
            pages.Add(await PageAsync(rest, $"{start}&after={Uri.EscapeDataString(pages[^1].Text("next"))}"));
        }

        Assert.Equal([2, 2, 1], pages.Select(page => page.Items("data").Length));
        for (var at = pages.Count - 1; at > 0; at--)
        {
            var back = await PageAsync(rest, $"{start}&before={Uri.EscapeDataString(pages[at].Text("prev"))}");
            Assert.Equal(Names(pages[at - 1]), Names(back));
            Assert.Equal(pages[at - 1].Text("next"), back.Text("next"));
            Assert.Equal(pages[at - 1].GetProperty("prev").ValueKind, back.GetProperty("prev").ValueKind);
        }

        return [.. pages.SelectMany(Names)];

        string[] Names(JsonElement page) => [.. page.Items("data").Select(row => row.Text(name))];
    }

    private static async Task<JsonElement> PageAsync(RestClient rest, string path) => (await rest.GetAsync(path)).Must(HttpStatusCode.OK).Body;

    private async Task<string[]> WrongAsync(string path)
    {
        var refused = (await Rest.GetAsync(path)).Must(HttpStatusCode.BadRequest);
        Assert.Equal("invalid-query", refused["code"]);
        return refused.Body.GetProperty("errors").Members();
    }

    private async Task<RestClient> AccountAsync() => (await Gateway.NewAccountAsync(account => account.AllowsLoopbackTargets = true)).Client;

    /// <summary>Of what a path answers when all is well.</summary>
    private static string[] MembersOf(JsonElement description, string path)
    {
        var schemas = description.GetProperty("components").GetProperty("schemas");
        var answers = description.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses");
        return answers.TryGetProperty("200", out var ok) && ok.TryGetProperty("content", out var content) && content.TryGetProperty("application/json", out var json)
            && json.GetProperty("schema").TryGetProperty("$ref", out var reference) && schemas.GetProperty(reference.GetString()!.Split('/')[^1]).TryGetProperty("properties", out var properties)
                ? properties.Members()
                : [];
    }
}
