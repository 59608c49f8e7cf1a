using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using OpenTelemetry.Trace;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Hosting;
using PushPortal.Tests.Journeys;
using PushPortal.Tests.WapGateway;

namespace PushPortal.Tests.Operations;

/// <summary>Traces of requests, as a collector of OTLP gets them.</summary>
public sealed class TracesTests(SharedGateway shared) : Journey(shared)
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    /// <summary>Requests that name a handset: by a route that has it, by none, and in a query; and their traces.</summary>
    private static readonly (string Path, string Trace)[] NumberedPaths =
    [
        ("/api/v1/simulator/handsets/%2B8613800000001/inbox", "4bf92f3577b34da6a3ce929d0e0e4701"),
        ("/api/v1/simulator/handsets/8613800000001/nothing/8613800000001", "4bf92f3577b34da6a3ce929d0e0e4702"),
        ("/api/v1/simulator/handsets/%2B8613800000001/inbox/nothing", "4bf92f3577b34da6a3ce929d0e0e4703"),
        ("/api/v1/pushes?recipient=%2B8613800000001", "4bf92f3577b34da6a3ce929d0e0e4704"),
    ];

    [Fact]
    public async Task Trace_that_a_push_was_submitted_in_comes_to_the_collector()
    {
        await using var collector = await LoopbackOrigin.StartAsync(_ => Task.CompletedTask, Ct);
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ClosedPort.Find()}");
        await using var run = new ProgramRun(
            ["--urls", url],
            ("PushPortal__DemoData", "true"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url("")),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_BSP_SCHEDULE_DELAY", "200"));
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        await run.ReadyAsync(http, Ct);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/pushes")
        {
            Content = RestClient.Json("""{"to": ["+8613800000001"], "content": {"type": "si", "href": "http://pi.example/", "text": "Traced"}}"""),
            Headers = { { "traceparent", $"00-{Trace}-00f067aa0ba902b7-01" } },
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "demo-key");
        using var answer = await http.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);

        var spans = await Eventually.GetAsync(
            () => collector.Seen.FirstOrDefault(seen => seen.Target == "/v1/traces" && seen.Body.AsSpan().IndexOf(Convert.FromHexString(Trace)) >= 0),
            seen => seen is not null,
            "the push's trace",
            more: () => run.Output);
        var text = Encoding.Latin1.GetString(spans!.Body);
        Assert.Contains("PushPortal", text, StringComparison.Ordinal);
        Assert.Contains("/api/v1/pushes", text, StringComparison.Ordinal);
        Assert.DoesNotContain("13800000001", text, StringComparison.Ordinal);

        foreach (var (path, trace) in NumberedPaths)
        {
            using var numbered = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "traceparent", $"00-{trace}-00f067aa0ba902b7-01" }, { "Authorization", "Bearer demo-key" } } };
            using var ignored = await http.SendAsync(numbered, Ct);
        }

        foreach (var (path, trace) in NumberedPaths)
        {
            await Eventually.GetAsync(() => collector.Seen.Any(seen => seen.Body.AsSpan().IndexOf(Convert.FromHexString(trace)) >= 0), seen => seen, path, more: () => run.Output);
        }

        Assert.DoesNotContain(collector.Seen, seen => Encoding.Latin1.GetString(seen.Body).Contains("13800000001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Endpoint_that_is_no_url_stops_the_start_and_is_named()
    {
        await using var run = new ProgramRun(["--urls", "http://127.0.0.1:0"], ("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317"));

        Assert.Equal(1, await run.ExitCodeAsync(Ct));
        Assert.Contains("PushPortal does not start: OTEL_EXPORTER_OTLP_ENDPOINT", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_traced_for_nobody() =>
        Assert.Null(Gateway.Services.GetService(typeof(TracerProvider)));
}
