using System.Net;
using System.Text.RegularExpressions;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Pap;

/// <summary>Whatever a push initiator posts is answered in PAP, in its version, and the next request works.</summary>
public sealed class PapEndpointTests(SharedGateway shared) : Journey(shared)
{
    private const string Pap10 = "<!DOCTYPE pap PUBLIC \"-//WAPFORUM//DTD PAP 1.0//EN\" \"http://www.wapforum.org/DTD/pap_1.0.dtd\">";
    private const string Pap20 = "<!DOCTYPE pap PUBLIC \"-//WAPFORUM//DTD PAP 2.0//EN\" \"http://www.wapforum.org/DTD/pap_2.0.dtd\">";
    private const string Pap21 = "<!DOCTYPE pap PUBLIC \"-//WAPFORUM//DTD PAP 2.1//EN\" \"http://www.openmobilealliance.org/tech/DTD/pap_2.1.dtd\">";
    private const string Address = "<address address-value=\"WAPPUSH=+8613800000001/TYPE=PLMN@ppg.example\"/>";
    private const string Plain = "application/xml";

    private static readonly string[] Numbers = ["WAPPUSH=+8613800000001/TYPE=PLMN@ppg.example"];

    public static TheoryData<string, string> BrokenDocuments => new()
    {
        { "not well-formed", "<pap><push-message push-id=\"1\">" },
        { "no XML", "push this" },
        { "empty", "" },
        { "an unknown document", $"<pap><push-it push-id=\"1\">{Address}</push-it></pap>" },
        { "an unknown element", $"<pap><push-message push-id=\"1\">{Address}<colour/></push-message></pap>" },
        { "no address", "<pap><push-message push-id=\"1\"></push-message></pap>" },
        { "no push-id", $"<pap><push-message>{Address}</push-message></pap>" },
        { "a wrong priority", $"<pap><push-message push-id=\"1\">{Address}<quality-of-service priority=\"urgent\"/></push-message></pap>" },
        { "a wrong time", $"<pap><push-message push-id=\"1\" deliver-before-timestamp=\"soon\">{Address}</push-message></pap>" },
        {
            "an entity bomb",
            $"<!DOCTYPE pap [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><pap><push-message push-id=\"&c;\">{Address}</push-message></pap>"
        },
        { "an external entity", $"<!DOCTYPE pap [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><pap><push-message push-id=\"&f;\">{Address}</push-message></pap>" },
    };

    [Theory, MemberData(nameof(BrokenDocuments))]
    public async Task Document_that_is_not_pap_is_a_bad_message(string what, string control)
    {
        var answer = (await Gateway.Pap.PushAsync(control)).Must("badmessage-response", "2000");

        Assert.True(((string?)answer.Document.Attribute("desc"))?.Length > 10, $"{what}: {answer.Xml}");
        Assert.DoesNotContain("root:", answer.Xml, StringComparison.Ordinal);
        await AssertNextWorksAsync();
    }

    [Theory]
    [InlineData("multipart/related")]
    [InlineData("multipart/related; boundary=other")]
    [InlineData("multipart/mixed; boundary=push")]
    [InlineData("text/plain")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public async Task Wrong_media_type_is_a_bad_message(string? mediaType)
    {
        var body = PapClient.Body(PapClient.Message("type@pi.example", Numbers), PapClient.Indication, "Content-Type: text/vnd.wap.si");

        (await Gateway.Pap.PostAsync(body, mediaType)).Must("badmessage-response", "2000");
        await AssertNextWorksAsync();
    }

    [Theory]
    [InlineData("WAPPUSH=john%40pi.example/TYPE=USER@ppg.example")]
    [InlineData("WAPPUSH=+12/TYPE=PLMN@ppg.example")]
    [InlineData("8613800000001")]
    public async Task Address_that_cannot_be_served_is_an_address_error(string address)
    {
        (await Gateway.Pap.PushAsync(PapClient.Message("address@pi.example", [address]))).Must("push-response", "2002");
        await AssertNextWorksAsync();
    }

    [Fact]
    public async Task Body_over_the_limit_is_too_large_and_answered_in_pap()
    {
        var body = PapClient.Body(PapClient.Message("large@pi.example", Numbers), new string(' ', 4 * 1024 * 1024), "Content-Type: text/vnd.wap.si");

        (await Gateway.Pap.PostAsync(body)).Must("badmessage-response", "2000", HttpStatusCode.RequestEntityTooLarge);
        await AssertNextWorksAsync();
    }

    [Fact]
    public async Task Wrong_key_is_challenged()
    {
        var answer = await Gateway.Pap.PostAsync("", withKey: "wrong");

        Assert.Equal((HttpStatusCode.Unauthorized, ""), (answer.Status, answer.Xml));
        Assert.StartsWith("Basic realm=", answer.Challenge, StringComparison.Ordinal);
        await AssertNextWorksAsync();
    }

    [Fact]
    public async Task Version_that_is_not_known_is_not_supported()
    {
        const string Pap90 = "<!DOCTYPE pap PUBLIC \"-//WAPFORUM//DTD PAP 9.0//EN\" \"http://www.wapforum.org/DTD/pap_9.0.dtd\">";

        (await Gateway.Pap.PushAsync(PapClient.Message("version@pi.example", Numbers, documentType: Pap90))).Must("badmessage-response", "3002");
    }

    [Theory]
    [InlineData("1.0", Pap10)]
    [InlineData("2.0", Pap20)]
    [InlineData("2.1", Pap21)]
    public async Task Answer_is_in_the_version_of_the_request(string version, string documentType)
    {
        var number = (await Gateway.NewHandsetAsync()).Number;

        var answer = (await Gateway.Pap.PushAsync(PapClient.Message($"v{version}@pi.example", [PapClient.Plmn(number)], documentType: documentType))).Must("push-response", "1001");

        Assert.Equal($"pap_{version}.dtd", SystemIdOf(answer.Xml).Split('/')[^1]);
        Assert.Equal($"v{version}@pi.example", (string?)answer.Document.Attribute("push-id"));
        Assert.NotNull(answer.Document.Attribute("reply-time"));
    }

    [Fact]
    public async Task Push_id_that_was_used_before_is_a_duplicate_and_nothing_is_sent_twice()
    {
        var handset = await Gateway.NewHandsetAsync();
        var message = PapClient.Message("twice@pi.example", [PapClient.Plmn(handset.Number)]);
        (await Gateway.Pap.PushAsync(message)).Must("push-response", "1001");

        (await Gateway.Pap.PushAsync(message)).Must("push-response", "2007");

        var push = await Rest.PushByInitiatorIdAsync("twice@pi.example");
        await Rest.TransactionInAsync(RestClient.FirstTransaction(push), "delivered");
        await Rest.TransactionInAsync(await Rest.SubmitIndicationAsync(handset.Number, "after"), "delivered");
        Assert.Equal(2, (await handset.InboxAsync()).Length);
    }

    [Theory]
    [InlineData("<si><indication>x</indication>")]
    [InlineData("<sl href=\"http://a/\"/>")]
    [InlineData("")]
    public async Task Content_that_cannot_be_compiled_is_a_transformation_failure(string content)
    {
        (await Gateway.Pap.PushAsync(PapClient.Message("content@pi.example", Numbers), content)).Must("push-response", "3006");
        await AssertNextWorksAsync();
    }

    [Fact]
    public async Task Capabilities_query_is_answered_in_its_version_and_with_its_query_id()
    {
        foreach (var documentType in (string[])[Pap20, Pap21])
        {
            var document = $"<?xml version=\"1.0\"?>{documentType}<pap><ccq-message query-id=\"1@pi\">{Address}</ccq-message></pap>";
            var answer = (await Gateway.Pap.PostAsync(document, Plain)).Must("ccq-response", "3008");
            Assert.Equal("1@pi", (string?)answer.Document.Attribute("query-id"));
            Assert.Equal(SystemIdOf(document), SystemIdOf(answer.Xml));
        }
    }

    [Fact]
    public async Task Answer_of_an_initiator_is_no_request() =>
        (await Gateway.Pap.PostAsync(NotificationReceiver.Confirmed, Plain)).Must("badmessage-response", "2000");

    private async Task AssertNextWorksAsync() =>
        (await Gateway.Pap.PushAsync(PapClient.Message($"{Guid.NewGuid()}@pi.example", [PapClient.Plmn(Gateway.NewUnknownNumber())]))).Must("push-response", "1001");

    private static string SystemIdOf(string xml) => Regex.Match(xml, "<!DOCTYPE pap PUBLIC \"[^\"]+\" \"([^\"]+)\">").Groups[1].Value;
}
