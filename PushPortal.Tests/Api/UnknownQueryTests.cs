using System.Net;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Api;

/// <summary>A query parameter that an endpoint does not know is an error at each of them: a misspelt one must not send what was only to be tried.</summary>
public sealed class UnknownQueryTests(SharedGateway shared) : Journey(shared)
{
    [Theory]
    [InlineData("unheardOf=1")]
    [InlineData("unheardOf=")]
    [InlineData("unheardOf")]
    public async Task Each_endpoint_refuses_a_parameter_that_it_does_not_know(string query)
    {
        var wrong = new List<string>();
        foreach (var route in ApiRoute.Of(Gateway))
        {
            using var request = new HttpRequestMessage(route.Method, $"{ApiRoute.PathWith(route.Path, "none")}?{query}");
            // The stream of events would have no end.
            using var answer = await Rest.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
            var text = answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync(Ct);
            if (answer.StatusCode != HttpStatusCode.BadRequest || !text.Contains("\"code\":\"invalid-query\"", StringComparison.Ordinal) || !text.Contains("\"errors\":{\"unheardOf\":[", StringComparison.Ordinal))
            {
                wrong.Add($"{route.Name}: {(int)answer.StatusCode} {text}");
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>What each endpoint is asked by, as clients know it.</summary>
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["POST /api/v1/pushes"] = ["dryRun"],
        ["GET /api/v1/pushes"] = ["status", "recipient", "pushId", "tag", "traceId", "contentType", "source", "reason", "code", "segments", "from", "to", "after", "before", "limit"],
        ["GET /api/v1/failures"] = ["cause", "retryable", "from", "to", "after", "before", "limit"],
        ["GET /api/v1/failures/groups"] = ["cause", "retryable", "from", "to"],
        ["GET /api/v1/bulk-retries"] = ["after", "before", "limit"],
        ["GET /api/v1/bulk-retries/{id}/items"] = ["outcome", "after", "before", "limit"],
        ["GET /api/v1/callbacks"] = ["state", "from", "to", "after", "before", "limit"],
        ["POST /api/v1/imports"] = ["type", "fileName", "column", "value"],
        ["GET /api/v1/imports"] = ["after", "before", "limit"],
        ["GET /api/v1/imports/{id}/errors"] = ["after", "before", "limit"],
        ["GET /api/v1/imports/{id}/results"] = ["after", "before", "limit"],
        ["GET /api/v1/keys"] = ["after", "before", "limit"],
        ["GET /api/v1/recipient-groups"] = ["after", "before", "limit"],
        ["GET /api/v1/usage"] = ["from", "to"],
        ["GET /api/v1/reports/daily"] = ["from", "to", "zone"],
    };

    [Fact]
    public async Task What_an_endpoint_is_asked_by_it_does_not_call_unknown_and_everything_else_it_does()
    {
        var names = Known.Values.SelectMany(names => names).Distinct().ToList();
        var wrong = new List<string>();
        foreach (var route in ApiRoute.Of(Gateway))
        {
            foreach (var name in names)
            {
                using var request = new HttpRequestMessage(route.Method, $"{ApiRoute.PathWith(route.Path, "none")}?{name}=%20");
                using var answer = await Rest.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
                var isUnknown = !answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync(Ct)).Contains("is not known here", StringComparison.Ordinal);
                if (isUnknown == Known.GetValueOrDefault(route.Name, []).Contains(name))
                {
                    wrong.Add($"{route.Name}?{name}: {(int)answer.StatusCode}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("dryrun=true")]
    [InlineData("dryRun")]
    [InlineData("dryRun=")]
    [InlineData("dryRun=yes")]
    [InlineData("dryRun=false&dryRun=true")]
    public async Task Submission_that_may_have_been_meant_as_a_dry_run_sends_nothing(string query)
    {
        var number = Gateway.NewUnknownNumber();

        var refused = await Rest.PostAsync($"/api/v1/pushes?{query}", $$"""{"to": ["{{number}}"], "content": {"type": "si", "text": "x"} }""");

        Assert.Equal("invalid-query", refused.Must(HttpStatusCode.BadRequest)["code"]);
        Assert.Empty((await Rest.GetAsync($"/api/v1/pushes?recipient={Uri.EscapeDataString(number)}")).Body.Items("data"));
    }
}
