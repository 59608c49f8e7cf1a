using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Api;

/// <summary>What is wrong gets a problem document that names it, and harms nothing else.</summary>
public sealed class BadRequestTests(SharedGateway shared) : Journey(shared)
{
    private const string Pushes = "/api/v1/pushes";
    private const string Recipient = "\"to\": [\"+8613800000001\"]";
    private const string Indication = "\"content\": {\"type\": \"si\", \"text\": \"x\"}";

    public static TheoryData<string, string> WrongFields => new()
    {
        { $$$"""{"a~/b": 1, {{{Recipient}}}, {{{Indication}}}}""", "/a~0~1b" },
        { $$$"""{"pushid": "x", {{{Recipient}}}, {{{Indication}}}}""", "/pushid" },
        { $$$"""{"pushId": 1, {{{Recipient}}}, {{{Indication}}}}""", "/pushId" },
        { $$$"""{"pushId": "", {{{Recipient}}}, {{{Indication}}}}""", "/pushId" },
        { $$$"""{ {{{Indication}}} }""", "/to" },
        { $$$"""{"to": [], {{{Indication}}}}""", "/to" },
        { $$$"""{"to": "+8613800000001", {{{Indication}}}}""", "/to" },
        { $$$"""{"to": [1], {{{Indication}}}}""", "/to/0" },
        { $$$"""{"to": ["+8613800000001", "12ab"], {{{Indication}}}}""", "/to/1" },
        { $$$"""{ {{{Recipient}}} }""", "/content" },
        { $$$"""{ {{{Recipient}}}, "content": "si"}""", "/content" },
        { $$$"""{ {{{Recipient}}}, "content": {}}""", "/content/type" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "sms"}}""", "/content/type" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "si"}}""", "/content/text" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "si", "text": "x", "href": 7}}""", "/content/href" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "si", "text": "x", "href": ["http://a/"]}}""", "/content/href" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "si", "text": "x", "created": "2026-01-31T18:00:00"}}""", "/content/created" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "si", "text": "x", "action": "loud"}}""", "/content/action" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "si", "text": "x", "url": "http://a/"}}""", "/content/url" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "sl"}}""", "/content/href" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "sl", "href": "http://a/", "action": "signal-high"}}""", "/content/action" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "sl", "href": "http://a/", "text": "x"}}""", "/content/text" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "co"}}""", "/content/objects" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "co", "objects": "http://a/"}}""", "/content/objects" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "co", "services": [1]}}""", "/content/services/0" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "co", "services": [""]}}""", "/content/services/0" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "emn"}}""", "/content/mailbox" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "emn", "mailbox": "mailat:a@b", "timestamp": "2026-01-31"}}""", "/content/timestamp" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "provisioning"}}""", "/content/xml" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "provisioning", "xml": "<x/>"}}""", "/content/xml" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "provisioning", "xml": "<wap-provisioningdoc/>", "security": "1234"}}""", "/content/security" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "provisioning", "xml": "<wap-provisioningdoc/>", "security": {"method": "pin"} } }""", "/content/security/method" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "provisioning", "xml": "<wap-provisioningdoc/>", "security": {"method": "userpin"} } }""", "/content/security/pin" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "provisioning", "xml": "<wap-provisioningdoc/>", "security": {"method": "userpin", "pin": 1234} } }""", "/content/security/pin" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "provisioning", "xml": "<wap-provisioningdoc/>", "security": {"method": "netwpin", "networkSecret": "abc"} } }""", "/content/security/networkSecret" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "provisioning", "xml": "<wap-provisioningdoc/>", "security": {"method": "userpin", "pin": "1234", "puk": "1"} } }""", "/content/security/puk" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "mms-notification", "transactionId": "1", "contentLocation": "http://a/", "messageSize": 1.5, "expirySeconds": 1}}""", "/content/messageSize" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "mms-notification", "transactionId": "1", "contentLocation": "http://a/", "messageSize": -1, "expirySeconds": 1}}""", "/content/messageSize" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "raw", "contentType": "text/plain", "bodyHex": "abc"}}""", "/content/bodyHex" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "raw", "contentType": "text/plain", "bodyBase64": "*"}}""", "/content/bodyBase64" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "raw", "bodyHex": "00"}}""", "/content/contentType" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "raw", "contentType": "text/plain", "wsp": "no", "bodyHex": "00"}}""", "/content/wsp" },
        { $$$"""{ {{{Recipient}}}, {{{Indication}}}, "deliverBefore": "2026-01-31T18:00:00"}""", "/deliverBefore" },
        { $$$"""{ {{{Recipient}}}, {{{Indication}}}, "deliverBefore": "2020-01-31T18:00:00Z"}""", "/deliverBefore" },
        { $$$"""{ {{{Recipient}}}, {{{Indication}}}, "deliverAfter": "2040-01-02T00:00:00Z", "deliverBefore": "2040-01-01T00:00:00Z"}""", "/deliverAfter" },
        { $$$"""{ {{{Recipient}}}, {{{Indication}}}, "deliverAfter": "9999-12-31T23:59:59Z"}""", "/deliverAfter" },
        { $$$"""{ {{{Recipient}}}, {{{Indication}}}, "deliverBefore": "9999-12-31T23:59:59Z"}""", "/deliverBefore" },
        { $$$"""{ {{{Recipient}}}, {{{Indication}}}, "priority": "urgent"}""", "/priority" },
        { $$$"""{ {{{Recipient}}}, {{{Indication}}}, "notifyUrl": "ftp://pi.example/"}""", "/notifyUrl" },
        { $$$"""{ {{{Recipient}}}, {{{Indication}}}, "notifyUrl": "/relative"}""", "/notifyUrl" },
        { $$$"""{ {{{Recipient}}}, {{{Indication}}}, "destinationPort": 65536}""", "/destinationPort" },
        { $$$"""{ {{{Recipient}}}, "content": {"type": "si", "text": "\ud800"}}""", "/content/text" },
    };

    [Theory, MemberData(nameof(WrongFields))]
    public async Task Field_that_cannot_be_used_is_named(string body, string pointer)
    {
        foreach (var path in (string[])[Pushes, $"{Pushes}?dryRun=true", $"{Pushes}/preview"])
        {
            var problem = Problem(await Rest.PostAsync(path, body), HttpStatusCode.UnprocessableEntity, "invalid-field", path.Split('?')[0]);
            Assert.Equal([pointer], problem.GetProperty("errors").Members());
        }
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_named_at_once()
    {
        var problem = Problem(await Rest.PostAsync(Pushes, """{"to": ["x"], "content": {"type": "si"}, "priority": 1, "colour": 1}"""), HttpStatusCode.UnprocessableEntity, "invalid-field", Pushes);

        Assert.Equal(["/colour", "/content/text", "/priority", "/to/0"], problem.GetProperty("errors").Members().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"to\": [\"+8613800000001\"],}")]
    [InlineData("{\"to\": [], \"to\": []}")]
    public async Task Body_that_is_no_json_object_is_malformed(string body) =>
        Problem(await Rest.PostAsync(Pushes, body), HttpStatusCode.BadRequest, "malformed-json", Pushes);

    [Fact]
    public async Task Push_of_more_than_255_segments_is_refused()
    {
        var body = JsonSerializer.Serialize(new { to = new[] { "+8613800000001" }, content = new { type = "raw", contentType = "application/octet-stream", bodyHex = new string('a', 2 * 256 * 128) } });

        var problem = Problem(await Rest.PostAsync(Pushes, body), HttpStatusCode.UnprocessableEntity, "invalid-field", Pushes);

        Assert.Contains("255", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_to_more_than_10000_recipients_is_refused()
    {
        var to = Enumerable.Range(0, 10_001).Select(number => $"+86138{number:D8}");
        var body = JsonSerializer.Serialize(new { to, content = new { type = "si", text = "x" } });

        var problem = Problem(await Rest.PostAsync(Pushes, body), HttpStatusCode.UnprocessableEntity, "invalid-field", Pushes);

        Assert.Equal(["/to"], problem.GetProperty("errors").Members());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong-key")]
    public async Task Request_without_a_known_key_is_not_authenticated(string? key)
    {
        var answer = await Gateway.ClientOf(key).GetAsync(Pushes);

        Problem(answer, HttpStatusCode.Unauthorized, "not-authenticated", Pushes);
        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
    }

    [Theory]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api/v1/pushes/psh_0000000000000")]
    [InlineData("/api/v1/pushes/../x")]
    [InlineData("/api/v1/pushes/7")]
    [InlineData("/api/v1/transactions/txn_0000000000000")]
    [InlineData("/api/v1/transactions/psh_0000000000000")]
    public async Task What_is_not_there_is_not_found(string path) =>
        Problem(await Rest.GetAsync(path), HttpStatusCode.NotFound, "not-found", new Uri(Gateway.Address, path).AbsolutePath);

    [Fact]
    public async Task Wrong_method_is_not_allowed() =>
        Problem(await Rest.SendAsync(HttpMethod.Delete, Pushes, null), HttpStatusCode.MethodNotAllowed, "method-not-allowed", Pushes);

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    public async Task Other_media_types_than_json_are_not_supported(string mediaType)
    {
        using var content = new StringContent("{}", Encoding.UTF8, new MediaTypeHeaderValue(mediaType));

        Problem(await Rest.SendAsync(HttpMethod.Post, Pushes, content), HttpStatusCode.UnsupportedMediaType, "unsupported-media-type", Pushes);
    }

    [Fact]
    public async Task Body_over_the_limit_is_too_large_and_the_next_request_works()
    {
        using var large = new StringContent(new string(' ', (4 * 1024 * 1024) + 1), Encoding.UTF8, "application/json");

        Problem(await Rest.SendAsync(HttpMethod.Post, Pushes, large), HttpStatusCode.RequestEntityTooLarge, "body-too-large", Pushes);

        (await Rest.PostAsync($"{Pushes}/preview", $$$"""{ {{{Recipient}}}, {{{Indication}}} }""")).Must(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("stat=pending", "stat")]
    [InlineData("status=gone", "status")]
    [InlineData("recipient=abc", "recipient")]
    [InlineData("from=yesterday", "from")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=501", "limit")]
    [InlineData("after=psh_", "after")]
    public async Task Query_parameter_that_cannot_be_used_is_named(string query, string name)
    {
        var problem = Problem(await Rest.GetAsync($"{Pushes}?{query}"), HttpStatusCode.BadRequest, "invalid-query", Pushes);

        Assert.Equal([name], problem.GetProperty("errors").Members());
    }

    [Fact]
    public async Task Refused_pushes_are_not_stored()
    {
        (await Rest.PostAsync(Pushes, $$$"""{"pushId": "refused", {{{Recipient}}}, "content": {"type": "si"}}""")).Must(HttpStatusCode.UnprocessableEntity);

        Assert.Empty((await Rest.GetAsync($"{Pushes}?pushId=refused")).Body.Items("data"));
    }

    private static JsonElement Problem(RestAnswer answer, HttpStatusCode status, string code, string instance)
    {
        Assert.Equal("application/problem+json", answer.Must(status).MediaType);
        var problem = answer.Body;
        Assert.Equal((code, instance, (int)status), (problem.Text("code"), problem.Text("instance"), problem.GetProperty("status").GetInt32()));
        Assert.NotEmpty(problem.Text("traceId"));
        Assert.NotEmpty(problem.Text("title"));
        return problem;
    }
}
