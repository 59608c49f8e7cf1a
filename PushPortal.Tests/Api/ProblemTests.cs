using System.Net;
using System.Text;
using PushPortal.Domain.Accounts;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Api;

/// <summary>
/// Every status that the API refuses with, as a problem document, whatever the request says that it takes. 500 and 503 are in <see cref="InternalErrorTests"/>, with a gateway of their own.
/// </summary>
public sealed class ProblemTests(SharedGateway shared) : Journey(shared)
{
    private const string Pushes = "/api/v1/pushes";
    private const string Endpoint = "/api/v1/callback-endpoint";
    private const string Body = """{"to": ["+8615000000000"], "content": {"type": "si", "text": "x"}}""";
    private const string Target = """{"url": "https://pi.example/"}""";

    private static readonly Dictionary<(int Status, string Code), Func<ProblemTests, string, Task<RestAnswer>>> Refusals = new()
    {
        [(400, "malformed-json")] = (test, takes) => Ask(test.Rest, takes, HttpMethod.Post, Pushes, "{"),
        [(400, "invalid-query")] = (test, takes) => Ask(test.Rest, takes, HttpMethod.Get, $"{Pushes}?colour=red"),
        [(401, "not-authenticated")] = (test, takes) => Ask(test.Gateway.ClientOf(null), takes, HttpMethod.Get, Pushes),
        [(403, "missing-scope-submit")] = async (test, takes) => await Ask((await test.Gateway.NewAccountAsync(scopes: ApiScopes.Read)).Client, takes, HttpMethod.Post, Pushes, Body),
        [(403, "address-not-allowed")] = async (test, takes) => await Ask((await test.Gateway.NewAccountAsync(account => account.HttpNetworks = "10.0.0.0/8")).Client, takes, HttpMethod.Get, Pushes),
        [(404, "not-found")] = (test, takes) => Ask(test.Rest, takes, HttpMethod.Get, "/api/v1/nothing"),
        [(405, "method-not-allowed")] = (test, takes) => Ask(test.Rest, takes, HttpMethod.Delete, Pushes),
        [(409, "duplicate-push-id")] = async (test, takes) =>
        {
            var body = Body.Replace("{\"to\"", $"{{\"pushId\": \"{Guid.NewGuid():n}\", \"to\"", StringComparison.Ordinal);
            (await test.Rest.PostAsync(Pushes, body)).Must(HttpStatusCode.Accepted);
            return await Ask(test.Rest, takes, HttpMethod.Post, Pushes, body);
        },
        [(412, "precondition-failed")] = async (test, takes) => await Ask(await test.WithEndpointAsync(), takes, HttpMethod.Put, Endpoint, Target, ("If-Match", "\"another\"")),
        [(413, "body-too-large")] = (test, takes) => Ask(test.Rest, takes, HttpMethod.Post, Pushes, new string(' ', (4 << 20) + 1)),
        [(415, "unsupported-media-type")] = (test, takes) => test.Rest.SendAsync(HttpMethod.Post, Pushes, new StringContent(Body, Encoding.UTF8, "text/plain"), ("Accept", takes)),
        [(422, "invalid-field")] = (test, takes) => Ask(test.Rest, takes, HttpMethod.Post, Pushes, "{}"),
        [(428, "precondition-required")] = async (test, takes) => await Ask(await test.WithEndpointAsync(), takes, HttpMethod.Put, Endpoint, Target),
        [(429, "quota-exceeded")] = async (test, takes) =>
        {
            var (rest, _) = await test.Gateway.NewAccountAsync(account => account.PushesPerDay = 1);
            (await rest.PostAsync(Pushes, Body)).Must(HttpStatusCode.Accepted);
            return await Ask(rest, takes, HttpMethod.Post, Pushes, Body);
        },
        [(429, "rate-exceeded")] = async (test, takes) =>
        {
            var (rest, _) = await test.Gateway.NewAccountAsync(account => account.SubmissionsPerSecond = 1);
            return await Eventually.GetAsync(() => Ask(rest, takes, HttpMethod.Post, Pushes, Body), answer => answer.Status == HttpStatusCode.TooManyRequests, "the limit");
        },
    };

    public static TheoryData<int, string, string> Table =>
        new(Refusals.Keys.SelectMany(_ => (string[])["application/json", "text/html", "image/png"], (refusal, takes) => new TheoryDataRow<int, string, string>(refusal.Status, refusal.Code, takes)));

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Refusal_is_a_problem_document_whatever_the_request_takes(int status, string code, string takes)
    {
        var answer = await Refusals[(status, code)](this, takes);

        Assert.True((status, "application/problem+json") == ((int)answer.Status, answer.MediaType), $"{(int)answer.Status} {answer.MediaType}: {answer.Text}");
        Assert.Equal((code, $"/docs/errors/{code}", status), (answer["code"], answer["type"], answer.Body.GetProperty("status").GetInt32()));
        Assert.All((string[])["title", "instance", "traceId"], member => Assert.NotEqual("", answer[member]));
    }

    private async Task<RestClient> WithEndpointAsync()
    {
        var (rest, _) = await Gateway.NewAccountAsync();
        (await rest.PutAsync(Endpoint, Target)).Must(HttpStatusCode.Created);
        return rest;
    }

    private static Task<RestAnswer> Ask(RestClient rest, string takes, HttpMethod method, string path, string? json = null, params (string, string)[] headers) =>
        rest.SendAsync(method, path, json is null ? null : RestClient.Json(json), [("Accept", takes), .. headers]);
}
