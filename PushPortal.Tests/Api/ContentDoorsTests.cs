using System.Text;
using System.Text.Json;
using PushPortal.Tests.Content;
using PushPortal.Tests.Journeys;
using PushPortal.Tests.Protocols.Wbxml;
using PushPortal.Tests.Protocols.Wsp;

namespace PushPortal.Tests.Api;

/// <summary>One content gives the same octets by fields, by raw XML and by PAP, and the handset reads it.</summary>
public sealed class ContentDoorsTests(SharedGateway shared) : Journey(shared)
{
    private const string Mac = "; sec=1; mac=B66312F2770A3D88D08057EFA047C427993D3974";

    [Theory]
    [InlineData("WBXML-SI-001", "x-wap-application:wml.ua", """{"href":"http://www.xyz.com/email/123/abc.wml","text":"You have 4 new emails","created":"1999-06-25T15:23:15Z","expires":"1999-06-30T00:00:00Z","action":"signal-medium"}""")]
    [InlineData("WBXML-SL-005", "x-wap-application:wml.ua", """{"href":"http://www.xyz.com/ppaid/123/abc.wml","action":"cache"}""")]
    [InlineData("WBXML-CO-001", "x-wap-application:wml.ua", """{"objects":["http://www.foo.com/bar.wml"],"services":["https://wap.foo.org/"]}""")]
    [InlineData("WBXML-EMN-001", "x-wap-application:emn.ua", """{"mailbox":"mailat:user@wapforum.org","timestamp":"2002-04-16T06:40:00Z"}""")]
    public async Task Each_door_gives_the_same_octets_and_the_handset_its_fields(string name, string application, string content)
    {
        var vector = WbxmlVectors.Find(name);

        var message = await ByEachDoorAsync(vector, ContentJson.Fields(vector)!, parameters: "");

        Assert.Equal((ContentJson.BinaryType(vector), application), (message.Text("contentType"), message.Text("applicationId")));
        Assert.Equal(content, JsonSerializer.Serialize(message.GetProperty("content")));
    }

    [Fact]
    public async Task Provisioning_with_a_pin_is_the_published_push_by_each_door()
    {
        var vector = WbxmlVectors.Find("WBXML-PROV-005");
        var fields = ContentJson.Fields(vector)!;
        fields["security"] = new { method = "userpin", pin = "1234" };

        var message = await ByEachDoorAsync(vector, fields, Mac);

        Assert.Equal(PduVectors.WspCp01[2..], (await Rest.PreviewAsync(fields)).Text("pdu")[2..]);
        var content = message.GetProperty("content");
        Assert.Equal(["xml", "sec", "mac"], content.Members());
        Assert.Equal(Trees.Of(vector.Xml), Trees.Of(content.Text("xml")));
        Assert.Equal(("userpin", Mac[^40..]), (content.Text("sec"), content.Text("mac")));
    }

    /// <summary>Sends the content through the three doors, and gives what lies in a handset.</summary>
    private async Task<JsonElement> ByEachDoorAsync(WbxmlVector vector, object fields, string parameters)
    {
        var handset = await Gateway.NewHandsetAsync();
        var byFields = await OctetsAsync(await Rest.SubmitAsync(new { to = new[] { handset.Number }, content = fields }));
        var contentType = ContentJson.XmlType(vector) + parameters;
        var raw = new { type = "raw", contentType, bodyBase64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(vector.Xml)) };
        var byXml = await OctetsAsync(await Rest.SubmitAsync(new { to = new[] { (await Gateway.NewHandsetAsync()).Number }, content = raw }));
        var pushId = $"{vector.Name}@doors.example";
        var control = PapClient.Message(pushId, [PapClient.Plmn((await Gateway.NewHandsetAsync()).Number)]);
        (await Gateway.Pap.PushAsync(control, vector.Xml, $"Content-Type: {contentType}")).Must("push-response", "1001");
        var byPap = await OctetsAsync(await Rest.PushByInitiatorIdAsync(pushId));
        var preview = (await Rest.PreviewAsync(fields)).Text("pdu")[2..];

        Assert.EndsWith(vector.Minimal, preview, StringComparison.Ordinal);
        Assert.Equal((preview, preview, preview), (byFields, byXml, byPap));
        return await handset.OnlyMessageAsync();
    }

    /// <summary>What the push brought on the air, without the transaction id.</summary>
    private async Task<string> OctetsAsync(JsonElement push) => string.Concat(
        (await Rest.TransactionInAsync(RestClient.FirstTransaction(push), "delivered")).Items("segments").Select(segment => segment.Text("userData")))[2..];
}
