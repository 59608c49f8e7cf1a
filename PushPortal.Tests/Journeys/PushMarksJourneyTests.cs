using System.Net;
using System.Text.Json;

namespace PushPortal.Tests.Journeys;

/// <summary>Tags and trace ids by REST, PAP and the portal's downloads.</summary>
public sealed class PushMarksJourneyTests(SharedGateway shared) : Journey(shared)
{
    private const string Pushes = "/api/v1/pushes";

    private readonly string _mark = Guid.NewGuid().ToString("n");

    private string Trace => _mark;

    [Fact]
    public async Task Tags_are_given_at_submission_shown_and_filtered_by()
    {
        var tag = "t" + _mark[..12];
        var tagged = await SubmitAsync($$"""["{{tag.ToUpperInvariant()}}", "beta"]""");
        await SubmitAsync("""["beta"]""");

        Assert.Equal(["beta", tag], Tags(tagged));
        Assert.Equal(["beta", tag], Tags(await Rest.PushAsync(tagged.Text("id"))));
        var found = (await Rest.GetAsync($"{Pushes}?tag={tag}")).Must(HttpStatusCode.OK).Body.GetProperty("data").EnumerateArray().ToList();
        Assert.Equal(tagged.Text("id"), Assert.Single(found).Text("id"));
        Assert.Empty((await Rest.GetAsync($"{Pushes}?tag={tag}&status=partly-delivered")).Must(HttpStatusCode.OK).Body.GetProperty("data").EnumerateArray());
        using var browser = await Gateway.SignedInAsync("demo");
        var export = await browser.GetStringAsync(new Uri($"/pushes/export?tag={tag}", UriKind.Relative), Ct);
        Assert.Contains($"beta {tag}", export, StringComparison.Ordinal);
        Assert.Equal(2, export.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(",recipient,segments,reason,changedAt,timeZone\r\n", export, StringComparison.Ordinal);
        Assert.EndsWith(",UTC\r\n", export, StringComparison.Ordinal);
        browser.DefaultRequestHeaders.Add("Cookie", "pushportal.zone=Asia/Shanghai");
        Assert.Matches("[+]08:00,Asia/Shanghai\r\n$", await browser.GetStringAsync(new Uri($"/pushes/export?tag={tag}", UriKind.Relative), Ct));
    }

    [Theory]
    [InlineData("""["two words"]""", "/tags/0")]
    [InlineData("""["ok", ""]""", "/tags/1")]
    [InlineData("""["1","2","3","4","5","6","7","8","9"]""", "/tags")]
    [InlineData("\"one\"", "/tags")]
    public async Task Tags_that_cannot_be_are_named(string tags, string pointer)
    {
        var answer = (await PostAsync(tags)).Must(HttpStatusCode.UnprocessableEntity);
        Assert.True(answer.Body.GetProperty("errors").TryGetProperty(pointer, out _), answer.Text);
        Assert.Equal("invalid-query", (await Rest.GetAsync($"{Pushes}?tag=a%2Fb")).Must(HttpStatusCode.BadRequest)["code"]);
    }

    [Fact]
    public async Task Push_is_found_by_the_trace_id_that_it_came_with_by_rest_and_pap()
    {
        var submitted = (await PostAsync("[]", ("traceparent", $"00-{Trace}-00f067aa0ba902b7-01"))).Must(HttpStatusCode.Accepted);
        var rest = submitted.Body;
        Assert.StartsWith($"00-{Trace}-", submitted.Headers.GetValues("traceparent").Single(), StringComparison.Ordinal);
        var number = (await Gateway.NewHandsetAsync()).Number;
        var pap = Gateway.PapClientOf("demo", "demo-key");
        pap.Headers["traceparent"] = $"00-{Trace}-00f067aa0ba902b8-00";
        (await pap.PushAsync(PapClient.Message("pap-" + _mark, [PapClient.Plmn(number)]))).Must("push-response", "1001");

        Assert.Equal(Trace, rest.Text("traceId"));
        var found = (await Rest.GetAsync($"{Pushes}?traceId={Trace.ToUpperInvariant()}")).Must(HttpStatusCode.OK).Body.GetProperty("data").EnumerateArray().ToList();
        Assert.Equal(["pap", "rest"], found.Select(push => push.Text("source")));
        Assert.Empty((await Gateway.ClientOf(await StrangersKeyAsync()).GetAsync($"{Pushes}?traceId={Trace}")).Must(HttpStatusCode.OK).Body.GetProperty("data").EnumerateArray());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("00-00000000000000000000000000000000-00f067aa0ba902b7-01")]
    public async Task Trace_that_cannot_be_read_is_none(string header)
    {
        var push = (await PostAsync("[]", ("traceparent", header))).Must(HttpStatusCode.Accepted).Body;
        Assert.Equal(JsonValueKind.Null, push.GetProperty("traceId").ValueKind);
    }

    private async Task<JsonElement> SubmitAsync(string tags) => (await PostAsync(tags)).Must(HttpStatusCode.Accepted).Body;

    private async Task<RestAnswer> PostAsync(string tags, params (string Name, string Value)[] headers) => await Rest.SendAsync(
        HttpMethod.Post,
        Pushes,
        new StringContent($$$"""{"to": ["{{{Gateway.NewUnknownNumber()}}}"], "content": {"type": "si", "text": "x"}, "tags": {{{tags}}}}""", System.Text.Encoding.UTF8, "application/json"),
        headers);

    private async Task<string> StrangersKeyAsync()
    {
        var key = "s" + _mark[..10];
        await Gateway.AddAccountAsync(key, key);
        return key;
    }

    private static IEnumerable<string?> Tags(JsonElement push) => push.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString());
}
