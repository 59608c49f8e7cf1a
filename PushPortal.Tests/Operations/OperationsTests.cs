using System.Net;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Operations;

public sealed class OperationsTests(SharedGateway shared) : Journey(shared)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_told_to_everybody(string path) =>
        Assert.Equal("Healthy", (await Gateway.ClientOf(null).GetAsync(path)).Must(HttpStatusCode.OK).Text);

    [Fact]
    public async Task Metrics_count_what_the_gateway_does()
    {
        await Rest.TransactionInAsync(await Rest.SubmitIndicationAsync((await Gateway.NewHandsetAsync()).Number), "delivered");

        // The exporter keeps an answer for a moment.
        var metrics = await Eventually.GetAsync(
            async () => (await Gateway.ClientOf(null).GetAsync("/metrics")).Must(HttpStatusCode.OK).Text,
            text => Value(text, "pushportal_transaction_changes_total", "state=\"delivered\"") > 0,
            "the count of deliveries");

        Assert.Contains("pushportal_transactions_suspended", metrics, StringComparison.Ordinal);
        Assert.Contains("pushportal_possible_duplicates_total", metrics, StringComparison.Ordinal);
        Assert.Contains("pushportal_alarms_standing{", metrics, StringComparison.Ordinal);
        Assert.Contains("kind=\"link-down\"", metrics, StringComparison.Ordinal);
        Assert.Contains("pushportal_link_outstanding{", metrics, StringComparison.Ordinal);
        Assert.Contains("pushportal_link_waiting_groups{", metrics, StringComparison.Ordinal);
        Assert.Equal(1, Value(metrics, "pushportal_link_up", "link=\"simulator\""));
        await Eventually.GetAsync(
            async () => (await Gateway.ClientOf(null).GetAsync("/metrics")).Must(HttpStatusCode.OK).Text,
            text => Value(text, "pushportal_link_segments_total", "outcome=\"delivered\"") > 0,
            "the count of segments by link");
    }

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/health/nodes")]
    public async Task Metrics_and_nodes_are_not_for_who_comes_through_a_proxy(string path) =>
        (await Gateway.ClientOf(null).SendAsync(HttpMethod.Get, path, null, ("Via", "1.1 wap"))).Must(HttpStatusCode.Forbidden);

    [Fact]
    public async Task Node_is_told()
    {
        var nodes = await Eventually.GetAsync(
            async () => (await Gateway.ClientOf(null).GetAsync("/health/nodes")).Must(HttpStatusCode.OK).Body.EnumerateArray().ToArray(), nodes => nodes.Length > 0, "the node");

        Assert.Equal("works", Assert.Single(nodes).Text("state"));
    }

    [Fact]
    public async Task Api_is_described_with_every_path()
    {
        var description = (await Gateway.ClientOf(null).GetAsync("/openapi/v1.json")).Must(HttpStatusCode.OK).Body;

        var paths = description.GetProperty("paths").Members();
        Assert.Superset(
            (HashSet<string>)
            [
                "/api/v1/pushes", "/api/v1/pushes/preview", "/api/v1/pushes/{id}", "/api/v1/pushes/{id}/cancel",
                "/api/v1/transactions/{id}", "/api/v1/transactions/{id}/retry", "/api/v1/events",
                "/api/v1/simulator/network", "/api/v1/simulator/test-recipients", "/api/v1/simulator/handsets", "/api/v1/simulator/handsets/{msisdn}",
                "/api/v1/simulator/handsets/{msisdn}/inbox", "/api/v1/simulator/handsets/{msisdn}/open",
            ],
            paths.ToHashSet());
    }

    [Fact]
    public async Task Documentation_is_a_page()
    {
        var http = Gateway.ClientOf(null);
        var answer = await http.GetAsync("/docs");
        if (answer.Headers.Location is { } moved)
        {
            answer = await http.GetAsync(new Uri(new Uri(Gateway.Address, "/docs"), moved).PathAndQuery);
        }

        Assert.Equal("text/html", answer.Must(HttpStatusCode.OK).MediaType);
    }

    [Theory]
    [InlineData("/hangfire")]
    [InlineData("/hangfire/recurring")]
    public async Task Jobs_are_not_shown_to_strangers(string path)
    {
        foreach (var http in (RestClient[])[Gateway.ClientOf(null), Rest])
        {
            var answer = await http.GetAsync(path);

            Assert.True(answer.Status is HttpStatusCode.Redirect or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, $"{answer.Status}");
            Assert.DoesNotContain("Hangfire", answer.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static double Value(string metrics, string name, string label) => metrics.Split('\n')
        .Where(line => line.StartsWith(name, StringComparison.Ordinal) && line.Contains(label, StringComparison.Ordinal))
        .Select(line => double.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture))
        .FirstOrDefault();
}
