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

    [Theory]
    [InlineData("application/vnd.wap.mms-message", "8c868d928b6d00972b312f545950453d504c4d4e008504692262219581", "x-wap-application:mms.ua")]
    [InlineData("application/vnd.wap.mms-message", "8c889b818d91890181976140620000", "x-wap-application:mms.ua")]
    [InlineData("application/vnd.syncml.notification", "00112233445566778899aabbccddeeff0338000000123403737276", "x-wap-application:syncml.dm")]
    [InlineData("application/vnd.oma.drm.rights+xml", "3c6f2d65783a7269676874732f3e", "x-wap-application:drm.ua")]
    [InlineData("application/vnd.oma.drm.rights+wbxml", "030e6a00c50331000d0a01", "x-wap-application:drm.ua")]
    [InlineData("application/vnd.omaloc-supl-init", "001a010000800a0d", "x-oma-application:ulp.ua")]
    [InlineData("application/vnd.wap.sia", "000281821bd70a0b84687474703a2f2f7777772e73796d6269616e2e636f6d2f", "x-wap-application:push.sia")]
    [InlineData("application/x-own", "00ff0d0a2d2d0d0a80", "x-wap-application:wml.ua")]
    [InlineData("application/x-own", "c0ffee", "0x9001")]
    public async Task Encoded_body_arrives_untouched_by_rest_and_by_pap(string contentType, string hex, string application)
    {
        var (one, other) = (await Gateway.NewHandsetAsync(), await Gateway.NewHandsetAsync());
        var named = application == "0x9001" ? application : null;
        var content = new { type = "raw", contentType, bodyHex = hex };
        var byRest = await OctetsAsync(await Rest.SubmitAsync(named is null
            ? (object)new { to = new[] { one.Number }, content }
            : new { to = new[] { one.Number }, content, applicationId = named }));
        var pushId = $"{Guid.NewGuid():n}@doors.example";
        var headers = $"Content-Type: {contentType}\r\nContent-Transfer-Encoding: base64{(named is null ? "" : $"\r\nX-Wap-Application-Id: {named}")}";
        (await Gateway.Pap.PushAsync(PapClient.Message(pushId, [PapClient.Plmn(other.Number)]), Convert.ToBase64String(Convert.FromHexString(hex)), headers)).Must("push-response", "1001");
        var byPap = await OctetsAsync(await Rest.PushByInitiatorIdAsync(pushId));

        Assert.EndsWith(hex, byRest, StringComparison.Ordinal);
        Assert.Equal(byRest, byPap);
        foreach (var handset in new[] { one, other })
        {
            var message = await handset.OnlyMessageAsync();
            Assert.Equal((contentType, application, hex), (message.Text("contentType"), message.Text("applicationId"), message.GetProperty("content").Text("bodyHex")));
        }
    }

    [Fact]
    public async Task Bare_datagram_arrives_at_its_port_as_it_is()
    {
        var handset = await Gateway.NewHandsetAsync();

        var octets = await OctetsAsync(await Rest.SubmitAsync(new
        {
            to = new[] { handset.Number },
            content = new { type = "raw", wsp = false, bodyHex = "99c0ffee00" },
            destinationPort = 49_999,
        }));

        Assert.Equal("c0ffee00", octets);
        var message = await handset.OnlyMessageAsync();
        Assert.Equal((JsonValueKind.Null, "99c0ffee00"), (message.GetProperty("contentType").ValueKind, message.GetProperty("content").Text("bodyHex")));
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
