using System.Net;
using PushPortal.Tests.Journeys;
using PushPortal.Web.Api.Conventions;

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

    [Fact]
    public async Task What_an_endpoint_declares_it_does_not_call_unknown()
    {
        var declared = ApiRoute.Of(Gateway).SelectMany(route => route.Metadata.GetOrderedMetadata<QueryParameter>(), (route, parameter) => (route, parameter.Name)).ToList();
        Assert.NotEmpty(declared);
        foreach (var (route, name) in declared)
        {
            var answer = await Rest.SendAsync(route.Method, $"{ApiRoute.PathWith(route.Path, "none")}?{name}=%20", RestClient.Json("{}"));
            Assert.DoesNotContain("is not known here", answer.Text, StringComparison.Ordinal);
        }
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
