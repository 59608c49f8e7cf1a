using System.Net;
using System.Text.RegularExpressions;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Operations;

/// <summary>What every answer tells browsers about what may be done with it.</summary>
public sealed partial class SecurityHeadersTests(SharedGateway shared) : Journey(shared)
{
    [Theory]
    [InlineData("/Account/Login", HttpStatusCode.OK)]
    [InlineData("/docs/errors", HttpStatusCode.OK)]
    [InlineData("/pushes", HttpStatusCode.Redirect)]
    [InlineData("/error", HttpStatusCode.OK)]
    [InlineData("/nothing-here", HttpStatusCode.NotFound)]
    [InlineData("/portal.css", HttpStatusCode.OK)]
    [InlineData("/_framework/blazor.web.js", HttpStatusCode.OK)]
    [InlineData("/demo/content/welcome", HttpStatusCode.OK)]
    [InlineData("/docs/", HttpStatusCode.OK)]
    [InlineData("/openapi/v1.json", HttpStatusCode.OK)]
    [InlineData("/api/v1/pushes", HttpStatusCode.Unauthorized)]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("/pap", HttpStatusCode.NotFound)]
    [InlineData("/hubs/deliveries", HttpStatusCode.Unauthorized)]
    [InlineData("/hangfire", HttpStatusCode.Redirect)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    [InlineData("/metrics", HttpStatusCode.OK)]
    public async Task Answer_to_a_stranger_names_the_policies(string path, HttpStatusCode status)
    {
        var answer = (await Gateway.ClientOf(null).SendAsync(HttpMethod.Get, path, null, ("Accept", path.StartsWith("/api", StringComparison.Ordinal) ? "application/json" : "text/html"))).Must(status);

        MustBeGuarded(answer.Headers);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/pushes")]
    [InlineData("/audit.csv")]
    [InlineData("/hangfire/recurring")]
    public async Task Answer_to_an_administrator_does_too(string path)
    {
        using var browser = await Gateway.SignedInAsync("admin");
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative), Ct);

        Assert.Equal((HttpStatusCode.OK, path), (answer.StatusCode, answer.RequestMessage!.RequestUri!.AbsolutePath));
        MustBeGuarded(answer.Headers);
    }

    [Fact]
    public async Task Api_reference_has_scripts_by_a_nonce_that_serves_once()
    {
        var nonces = new HashSet<string>();
        for (var i = 0; i < 2; i++)
        {
            var answer = (await Gateway.ClientOf(null).GetAsync("/docs/")).Must(HttpStatusCode.OK);
            var nonce = Nonce.Match(answer.Headers.GetValues("Content-Security-Policy").Single()).Groups[1].Value;

            Assert.NotEmpty(nonce);
            Assert.True(nonces.Add(nonce), "the nonce was used before");
            Assert.NotEmpty(Script.Matches(answer.Text));
            Assert.All(Script.Matches(answer.Text), script => Assert.Contains($"nonce=\"{nonce}\"", script.Value, StringComparison.Ordinal));
        }
    }

    internal static void MustBeGuarded(System.Net.Http.Headers.HttpResponseHeaders headers)
    {
        var policy = headers.GetValues("Content-Security-Policy").Single().Split(';', StringSplitOptions.TrimEntries);
        Assert.Contains("default-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Contains("object-src 'none'", policy);
        var scripts = policy.Single(directive => directive.StartsWith("script-src ", StringComparison.Ordinal));
        Assert.DoesNotContain("unsafe", scripts, StringComparison.Ordinal);
        Assert.StartsWith("script-src 'self'", scripts, StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", headers.GetValues("Referrer-Policy").Single());
    }

    [GeneratedRegex("'nonce-([^']+)'")]
    private static partial Regex Nonce { get; }

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Script { get; }
}
