using System.Text;
using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Wbxml;
using PushPortal.Domain.Protocols.Wsp;
using PushPortal.Tests.Protocols;
using PushPortal.Tests.Protocols.Sms;
using PushPortal.Tests.Protocols.Wbxml;
using PushPortal.Tests.Protocols.Wsp;

namespace PushPortal.Tests.Content;

public sealed class ContentDecoderTests
{
    private const ushort PushPort = 2948;

    [Fact]
    public void Service_indication_of_the_published_chain_has_its_fields()
    {
        var decoded = ContentDecoder.Decode(Convert.FromHexString(PduVectors.ChainSeg8), PushPort);

        Assert.Equal(("application/vnd.wap.sic", PushApplicationId.WmlUserAgent), (decoded.ContentType, decoded.ApplicationId));
        Assert.Equal([new("charset", "utf-8")], decoded.Parameters);
        Assert.Equal("http://www.example.com/inbox/2025/11/23/message-0001.wml?session=4f1c9a77e2", decoded.Href);
        Assert.Equal(
            [
                new("href", decoded.Href),
                new("text", "You have 4 new messages waiting in your inbox"),
                new("siId", "0001@pi.example"),
                new("created", new DateTimeOffset(2025, 11, 23, 1, 23, 45, TimeSpan.Zero)),
                new("expires", new DateTimeOffset(2025, 11, 30, 0, 0, 0, TimeSpan.Zero)),
                new("action", "signal-high"),
            ], decoded.Fields);
    }

    [Fact]
    public void Captured_indication_with_a_string_table_is_decoded()
    {
        var decoded = ContentDecoder.Decode(ShortMessageVectors.SmsSi01.Reassembled().Data.Span, PushPort);

        Assert.Equal(
            [
                new("href", "http://wap.meincallya.de/"),
                new("text", "Zum kostenlosen Portal \"Mein Vodafone\" - einfach auf den folgenden Link klicken oder die Seite direkt aufrufen. Ihr Vodafone Team"),
                new("action", "signal-high"),
            ], decoded.Fields);
    }

    [Fact]
    public void Absent_action_is_the_default_of_handsets()
    {
        var decoded = ContentDecoder.Decode(Convert.FromHexString(PduVectors.WspSi01), PushPort);

        Assert.Equal([new("href", "http://www.bulksms.com"), new("text", "Visit BulkSMS.com homepage"), new("action", "signal-medium")], decoded.Fields);
    }

    [Fact]
    public void Mms_notification_has_its_fields_and_a_phone_number_without_its_type()
    {
        var decoded = ContentDecoder.Decode(Convert.FromHexString(PduVectors.MmsInd02), 2949);

        Assert.Equal(("application/vnd.wap.mms-message", PushApplicationId.MmsUserAgent), (decoded.ContentType, decoded.ApplicationId));
        Assert.Equal("http://mmsc.example.com/mms/wapenc?id=4f1c9a77e2", decoded.Href);
        Assert.Equal(
            [
                new("transactionId", "T20251123-01"), new("contentLocation", decoded.Href), new("messageSize", 65_536L),
                new("expirySeconds", 259_200L), new("from", "+15551234567"), new("messageClass", "personal"),
            ], decoded.Fields);
    }

    [Fact]
    public void Service_loading_has_href_and_action()
    {
        var decoded = ContentDecoder.Decode(Convert.FromHexString("010601b0" + "02066a00850a037961686f6f008501"), PushPort);

        Assert.Equal([new("href", "http://www.yahoo.com/"), new("action", "execute-low")], decoded.Fields);
        Assert.Equal("http://www.yahoo.com/", decoded.Href);
    }

    [Fact]
    public void Cache_operation_has_its_uris()
    {
        var decoded = Decode("WBXML-CO-001");

        Assert.Equal(["objects", "services"], decoded.Fields.Select(field => field.Name));
        Assert.Equal(["http://www.foo.com/bar.wml"], Assert.IsType<IReadOnlyList<string>>(decoded.Fields[0].Value, exactMatch: false));
        Assert.Equal(["https://wap.foo.org/"], Assert.IsType<IReadOnlyList<string>>(decoded.Fields[1].Value, exactMatch: false));
    }

    [Fact]
    public void Mail_notification_has_mailbox_and_timestamp() => Assert.Equal(
        [new("mailbox", "mailat:user@wapforum.org"), new("timestamp", new DateTimeOffset(2002, 4, 16, 6, 40, 0, TimeSpan.Zero))],
        Decode("WBXML-EMN-001").Fields);

    [Fact]
    public void Provisioning_has_its_document_as_xml_and_its_protection()
    {
        var decoded = ContentDecoder.Decode(Convert.FromHexString(PduVectors.WspCp01), PushPort);

        Assert.Equal(["xml", "sec", "mac"], decoded.Fields.Select(field => field.Name));
        Assert.Equal(("userpin", "B66312F2770A3D88D08057EFA047C427993D3974"), (decoded.Fields[1].Value, decoded.Fields[2].Value));
        Assert.Equal(
            """
            <wap-provisioningdoc version="1.1">
              <characteristic type="NAPDEF">
                <parm name="NAPID" value="INTERNET"/>
                <parm name="BEARER" value="GSM-GPRS"/>
                <parm name="NAME" value="MY ISP GPRS"/>
                <parm name="NAP-ADDRESS" value="MYISP.gprs"/>
                <parm name="NAP-ADDRTYPE" value="APN"/>
              </characteristic>
              <characteristic type="BOOTSTRAP">
                <parm name="CONTEXT-ALLOW" value="0"/>
                <parm name="PROVURL" value="http://www.operator.com/TPS/"/>
              </characteristic>
            </wap-provisioningdoc>
            """,
            decoded.Fields[0].Value);
    }

    [Fact]
    public void Xml_of_a_document_escapes_what_xml_does_not_hold()
    {
        var xml = "<wap-provisioningdoc><characteristic type='a&amp;&lt;&gt;&quot;&#9;\u6211'/></wap-provisioningdoc>";
        var encoded = ContentEncoder.Encode(new Provisioning { Xml = xml }, DateTimeOffset.UnixEpoch);

        var decoded = ContentDecoder.Decode(PushPdu.Write(encoded.ContentType!, null, encoded.Body.Span), PushPort);

        var text = Assert.IsType<string>(Assert.Single(decoded.Fields).Value);
        Assert.Contains("\"a&amp;&lt;&gt;&quot;&#9;\u6211\"", text, StringComparison.Ordinal);
        Assert.Equal(Trees.Of(xml), Trees.Of(text));
    }

    [Theory]
    [InlineData(PduVectors.MmsDind01, PushPort, "application/vnd.wap.mms-message")]
    [InlineData("010601b6" + "02066a008503" + "7800" + "01", PushPort, "application/vnd.wap.connectivity-wbxml")]
    [InlineData("010601b0" + "02056a0045460378000101", PushPort, "application/vnd.wap.slc")]
    [InlineData("01060183" + "6869", PushPort, "text/plain")]
    [InlineData("010601ae" + "6869", PushPort, "application/vnd.wap.sic")]
    [InlineData("010601ae" + "02056a0045460378000101", 49_999, null)]
    public void Everything_else_has_its_octets(string hex, ushort port, string? contentType)
    {
        var decoded = ContentDecoder.Decode(Convert.FromHexString(hex), port);

        Assert.Equal(contentType, decoded.ContentType);
        Assert.Equal(contentType is null, decoded.ApplicationId is null);
        Assert.Null(decoded.Href);
        Assert.Equal([new("bodyHex", Convert.ToHexStringLower(decoded.Body.Span))], decoded.Fields);
        Assert.EndsWith(Convert.ToHexStringLower(decoded.Body.Span), hex, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_datagrams_are_decoded_or_end_in_the_one_exception_of_wsp()
    {
        byte[][] originals = [.. PduVectors.All.Select(vector => Convert.FromHexString(vector.Hex))];
        foreach (var original in originals)
            Assert.InRange(Garble.Refused<WspFormatException>(Garble.Truncations(original), octets => ContentDecoder.Decode(octets, PushPort)), 4, 60);

        var refused = Garble.Refused<WspFormatException>(Garble.Mutations(originals, FloodCounts.Content, seed: 7), octets => ContentDecoder.Decode(octets, PushPort));

        Assert.InRange(refused, FloodCounts.Content / 100, FloodCounts.Content / 2);
    }

    [Fact]
    public void Seeded_indications_come_back_as_they_were_encoded()
    {
        var random = new Random(8);
        for (var i = 0; i < 2_000; i++)
        {
            var indication = GeneratedContent.Indication(random);
            var encoded = ContentEncoder.Encode(indication, DateTimeOffset.UnixEpoch);

            var decoded = ContentDecoder.Decode(PushPdu.Write(encoded.ContentType!, null, encoded.Body.Span), PushPort);

            ContentField[] expected =
            [
                new("href", indication.Href), new("text", indication.Text), new("siId", indication.SiId),
                new("created", WholeSeconds(indication.Created)), new("expires", WholeSeconds(indication.Expires)),
                new("action", (indication.Action ?? SignalAction.Medium).ToText()),
            ];
            Assert.Equal(expected.Where(field => field.Value is not null), decoded.Fields);
            Assert.Equal(indication.Href, decoded.Href);
        }
    }

    [Fact]
    public void Seeded_mms_notifications_come_back_as_they_were_encoded()
    {
        var random = new Random(9);
        for (var i = 0; i < 2_000; i++)
        {
            var notification = GeneratedContent.Multimedia(random);
            var encoded = ContentEncoder.Encode(notification, DateTimeOffset.UnixEpoch);

            var decoded = ContentDecoder.Decode(PushPdu.Write(encoded.ContentType!, encoded.DefaultApplicationId, encoded.Body.Span), PushPort);

            ContentField[] expected =
            [
                new("transactionId", notification.TransactionId), new("contentLocation", notification.ContentLocation),
                new("messageSize", notification.MessageSize), new("expirySeconds", notification.ExpirySeconds), new("from", notification.From),
                new("subject", notification.Subject), new("messageClass", notification.MessageClass ?? "personal"),
            ];
            Assert.Equal(expected.Where(field => field.Value is not null), decoded.Fields);
        }
    }

    [Fact]
    public void Seeded_documents_have_the_same_octets_by_fields_and_by_their_xml()
    {
        const int Seed = 10;
        var random = new Random(Seed);
        for (var i = 0; i < 2_000; i++)
        {
            var content = GeneratedContent.Next(random);
            var encoded = ContentEncoder.Encode(content, DateTimeOffset.UnixEpoch);
            if (content is MmsNotification)
                continue;
            var (document, xmlType) = (WbxmlReader.Read(encoded.Body.Span), PushMediaType.OfBinary(WspMediaType.Parse(encoded.ContentType!).Name)!.Xml);

            var xml = Encoding.UTF8.GetBytes(ElementText.Of(document.Root));
            var compiled = ContentEncoder.Encode(new RawContent { ContentType = xmlType, Body = xml }, DateTimeOffset.UnixEpoch);

            Assert.True(compiled.Body.Span.SequenceEqual(encoded.Body.Span), $"Seed {Seed}, content {i}: {content}");
            Assert.Equal((encoded.ContentType, encoded.Href, encoded.DefaultApplicationId), (compiled.ContentType, compiled.Href, compiled.DefaultApplicationId));
        }
    }

    private static DecodedPush Decode(string vector)
    {
        var document = WbxmlVectors.Find(vector);
        return ContentDecoder.Decode(PushPdu.Write(ContentJson.BinaryType(document), null, Convert.FromHexString(document.Hex)), PushPort);
    }

    private static DateTimeOffset? WholeSeconds(DateTimeOffset? instant) =>
        instant is { } given ? DateTimeOffset.FromUnixTimeSeconds(given.ToUnixTimeSeconds()) : null;
}
