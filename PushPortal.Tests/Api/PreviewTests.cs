using System.Net;
using System.Text;
using System.Text.Json;
using PushPortal.Tests.Journeys;

namespace PushPortal.Tests.Api;

/// <summary>What the preview shows is what goes on the air, by whichever door the content comes in.</summary>
public sealed class PreviewTests(SharedGateway shared) : Journey(shared)
{
    private const string SiXml = """
        <?xml version="1.0"?>
        <!DOCTYPE si PUBLIC "-//WAPFORUM//DTD SI 1.0//EN" "http://www.wapforum.org/DTD/si.dtd">
        <si><indication href="http://www.example.com/inbox/2025/11/23/message-0001.wml?session=4f1c9a77e2" si-id="0001@pi.example" action="signal-high" created="2025-11-23T01:23:45Z" si-expires="2040-11-30T00:00:00Z">You have 4 new messages waiting in your inbox</indication></si>
        """;

    private static readonly object SiFields = new
    {
        type = "si",
        href = "http://www.example.com/inbox/2025/11/23/message-0001.wml?session=4f1c9a77e2",
        siId = "0001@pi.example",
        action = "signal-high",
        created = "2025-11-23T01:23:45Z",
        expires = "2040-11-30T00:00:00Z",
        text = "You have 4 new messages waiting in your inbox",
    };

    private static readonly object SiRaw = new { type = "raw", contentType = "text/vnd.wap.si", bodyBase64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(SiXml)) };

    [Fact]
    public async Task One_content_gives_the_same_octets_by_each_door_and_in_the_preview()
    {
        var fields = await SentAsync(await Rest.SubmitAsync(Push(await NumberAsync(), SiFields)));
        var raw = await SentAsync(await Rest.SubmitAsync(Push(await NumberAsync(), SiRaw)));
        (await Gateway.Pap.PushAsync(PapClient.Message("preview@pi.example", [PapClient.Plmn(await NumberAsync())]), SiXml)).Must("push-response", "1001");
        var pap = await SentAsync(await Rest.PushByInitiatorIdAsync("preview@pi.example"));

        var preview = await Rest.PreviewAsync(SiFields);

        var pdu = preview.Text("pdu");
        Assert.Equal(2, fields.Length);
        Assert.All([fields, raw, pap], sent => Assert.Equal(WithoutId(pdu), WithoutId(string.Concat(sent.Select(segment => segment.Text("userData"))))));
        Assert.Equal(pdu, string.Concat(preview.Items("segments").Select(segment => segment.Text("userData"))));
        Assert.Equal(["0b0003000201", "0b0003000202"], preview.Items("segments").Select(segment => segment.Text("userDataHeader")[..12]));
        Assert.All(preview.Items("segments"), segment => Assert.EndsWith("05040b8423f0", segment.Text("userDataHeader"), StringComparison.Ordinal));
        Assert.Equal(preview.Items("segments").Select(segment => segment.Text("userData")[2..]), fields.Select(segment => segment.Text("userData")[2..]));
    }

    [Theory]
    [InlineData("""{"type": "si", "text": "si-005", "action": "signal-low"}""", "02056a0045c606010373692d303035000101")]
    [InlineData("""{"type": "si", "text": "si-011", "href": "http://www.yahoo.fr/"}""", "02056a0045c60d037961686f6f2e66722f00010373692d303131000101")]
    [InlineData("""{"type": "si", "text": "si-013", "href": "https://www.yahoo.fr/"}""", "02056a0045c60f037961686f6f2e66722f00010373692d303133000101")]
    [InlineData("""{"type": "si", "text": "si-016", "created": "2003-01-25T15:35:15+01:00"}""", "02056a0045c60ac30720030125143515010373692d303136000101")]
    [InlineData("""{"type": "si", "text": "si-022", "href": "http://www.yahoo.com/"}""", "02056a0045c60d037961686f6f0085010373692d303232000101")]
    [InlineData("""{"type": "si", "text": "si-025", "created": "1999-06-25T00:00:00Z"}""", "02056a0045c60ac30419990625010373692d303235000101")]
    // CHAIN-SEG-8: 157 octets.
    [InlineData(
        """{"type": "si", "href": "http://www.example.com/inbox/2025/11/23/message-0001.wml?session=4f1c9a77e2", "siId": "0001@pi.example", "action": "signal-high", "created": "2025-11-23T01:23:45Z", "expires": "2025-11-30T00:00:00Z", "text": "You have 4 new messages waiting in your inbox"}""",
        "02056a0045c60d036578616d706c65008503696e626f782f323032352f31312f32332f6d6573736167652d303030312e776d6c3f73657373696f6e3d34663163396137376532001103303030314070692e6578616d706c6500080ac3072025112301234510c304202511300103596f7520686176652034206e6577206d657373616765732077616974696e6720696e20796f757220696e626f78000101")]
    public async Task Service_indication_has_the_body_of_its_vector(string content, string body) =>
        Assert.Equal(body, (await Rest.PreviewAsync(JsonElement.Parse(content))).Text("body"));

    [Fact]
    public async Task Mms_notification_has_the_pdu_of_its_vector()
    {
        var preview = await Rest.PreviewAsync(new
        {
            type = "mms-notification",
            transactionId = "T20251123-01",
            contentLocation = "http://mmsc.example.com/mms/wapenc?id=4f1c9a77e2",
            messageSize = 65536,
            expirySeconds = 259200,
            from = "+15551234567",
        });

        // MMS-IND-01 without its transaction id.
        Assert.Equal(
            "0603beaf848c82985432303235313132332d3031008d928918802b31353535313233343536372f545950453d504c4d" +
            "4e008a808e030100008805810303f48083687474703a2f2f6d6d73632e6578616d706c652e636f6d2f6d6d732f776170" +
            "656e633f69643d3466316339613737653200",
            WithoutId(preview.Text("pdu")));
        Assert.Single(preview.Items("segments"));
    }

    [Fact]
    public async Task Bare_datagram_passes_untouched_to_its_port()
    {
        var handset = await Gateway.NewHandsetAsync();
        var push = await Rest.SubmitAsync(new { to = new[] { handset.Number }, content = new { type = "raw", wsp = false, bodyHex = "00ff10" }, destinationPort = 7275, sourcePort = 9200 });

        var segment = Assert.Single(await SentAsync(push));

        Assert.Equal(("0605041c6b23f0", "00ff10"), (segment.Text("userDataHeader"), segment.Text("userData")));
        Assert.Equal("00ff10", (await handset.OnlyMessageAsync()).GetProperty("content").Text("bodyHex"));
    }

    [Fact]
    public async Task Rules_that_a_content_breaks_are_warnings_and_nothing_is_stored()
    {
        var answer = (await Rest.PostAsync("/api/v1/pushes/preview", """{"pushId": "previewed", "to": ["+8613800000001"], "content": {"type": "si", "text": "x", "action": "delete"}}""")).Must(HttpStatusCode.OK);

        Assert.Equal(3, answer.Body.Items("warnings").Length);
        Assert.Empty((await Rest.GetAsync("/api/v1/pushes?pushId=previewed")).Body.Items("data"));
    }

    private static object Push(string number, object content) => new { to = new[] { number }, content };

    private async Task<string> NumberAsync() => (await Gateway.NewHandsetAsync()).Number;

    private async Task<JsonElement[]> SentAsync(JsonElement push) =>
        (await Rest.TransactionInAsync(RestClient.FirstTransaction(push), "delivered")).Items("segments");

    /// <summary>The push PDU without its first octet, the transaction id, which may differ.</summary>
    private static string WithoutId(string pdu) => pdu[2..];
}
