using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Reports;
using PushPortal.Infrastructure.Transactions;
using PushPortal.Tests.Journeys;
using PushPortal.Tests.Operations;
using PushPortal.Tests.Rights;

namespace PushPortal.Tests.Api;

/// <summary>What nobody has thought of: the caller is told that it is not its fault and what to ask by, and nothing of the inside.</summary>
public sealed class InternalErrorTests
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    [Fact]
    public async Task Unexpected_exception_is_an_internal_error_with_its_trace_and_nothing_else()
    {
        await using var gateway = await GatewayHost.StartAsync(services => services.Replace(ServiceDescriptor.Singleton<IReports>(new BrokenReports())));

        var answer = await gateway.Rest.SendAsync(HttpMethod.Get, "/api/v1/reports/daily", null, ("traceparent", $"00-{Trace}-00f067aa0ba902b7-01"));

        Assert.Equal("application/problem+json", answer.Must(HttpStatusCode.InternalServerError).MediaType);
        Assert.Equal(
            ("internal-error", "/docs/errors/internal-error", "Internal error", 500, "/api/v1/reports/daily", Trace),
            (answer["code"], answer["type"], answer["title"], answer.Body.GetProperty("status").GetInt32(), answer["instance"], answer["traceId"]));
        Assert.Equal(["code", "detail", "instance", "status", "title", "traceId", "type"], answer.Body.Members().Order(StringComparer.Ordinal));
        Assert.All(
            (string[])[BrokenReports.Secret, nameof(BrokenReports), nameof(InvalidOperationException), "PushPortal.", ".cs", "   at "],
            inside => Assert.DoesNotContain(inside, answer.Text + answer.Headers, StringComparison.Ordinal));
        SecurityHeadersTests.MustBeGuarded(answer.Headers);
        (await gateway.Rest.GetAsync("/api/v1/pushes")).Must(HttpStatusCode.OK);

        // Whatever the request takes, as each refusal.
        var taken = await gateway.Rest.SendAsync(HttpMethod.Get, "/api/v1/reports/daily", null, ("Accept", "text/html"));
        Assert.Equal(("application/problem+json", "internal-error"), (taken.Must(HttpStatusCode.InternalServerError).MediaType, taken["code"]));
        await gateway.Services.GetRequiredService<IntakeOrders>().SuspendAsync(Actor.System, "works", TestContext.Current.CancellationToken);
        var suspended = await gateway.Rest.SendAsync(HttpMethod.Post, "/api/v1/pushes", RestClient.Json("""{"to": ["+8615000000000"], "content": {"type": "si", "text": "x"}}"""), ("Accept", "text/html"));
        Assert.Equal(("application/problem+json", "submissions-suspended"), (suspended.Must(HttpStatusCode.ServiceUnavailable).MediaType, suspended["code"]));

        // A page that fails says so in its frame; its status does not.
        using var browser = await gateway.SignedInAsync("admin");
        var page = await browser.GetStringAsync(new Uri("/reports", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains(PortalAddress.PageFailure, page, StringComparison.Ordinal);
        Assert.DoesNotContain(BrokenReports.Secret, page, StringComparison.Ordinal);
    }

    private sealed class BrokenReports : IReports
    {
        internal const string Secret = "the password of /srv/store";

        public Task<IReadOnlyList<ReportLine>> ByAccountAsync(ReportRange range, long? accountId, CancellationToken ct) => throw new InvalidOperationException(Secret);

        public Task<IReadOnlyList<ReportLine>> ByLinkAsync(ReportRange range, CancellationToken ct) => throw new InvalidOperationException(Secret);
    }
}
