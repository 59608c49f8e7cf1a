using System.Text;
using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Wsp;
using PushPortal.Tests.Protocols.Wbxml;
using PushPortal.Tests.Protocols.Wsp;

namespace PushPortal.Tests.Content;

public sealed class ContentEncoderTests
{
    private static readonly DateTimeOffset Now = new(2025, 11, 23, 1, 24, 0, TimeSpan.Zero);

    private static readonly ServiceIndication Chain = new()
    {
        Href = "http://www.example.com/inbox/2025/11/23/message-0001.wml?session=4f1c9a77e2",
        SiId = "0001@pi.example",
        Action = SignalAction.High,
        Created = new(2025, 11, 23, 1, 23, 45, TimeSpan.Zero),
        Expires = new(2025, 11, 30, 0, 0, 0, TimeSpan.Zero),
        Text = "You have 4 new messages waiting in your inbox",
    };

    private const string ChainXml = """
        <?xml version="1.0"?>
        <!DOCTYPE si PUBLIC "-//WAPFORUM//DTD SI 1.0//EN" "http://www.wapforum.org/DTD/si.dtd">
        <si><indication si-expires="2025-11-30T00:00:00Z" action="signal-high" created="2025-11-23T01:23:45Z" si-id="0001@pi.example"
          href="http://www.example.com/inbox/2025/11/23/message-0001.wml?session=4f1c9a77e2">
          You have 4 new messages waiting in your inbox
        </indication></si>
        """;

    [Fact]
    public void Service_indication_is_encoded_as_published()
    {
        var encoded = ContentEncoder.Encode(Chain, Now);

        Assert.Equal(PduVectors.ChainSeg8[14..], Convert.ToHexStringLower(encoded.Body.Span));
        Assert.Equal(("application/vnd.wap.sic", Chain.Href, null), (encoded.ContentType, encoded.Href, encoded.DefaultApplicationId));
        Assert.Empty(encoded.Warnings);
    }

    [Theory]
    [InlineData(PduVectors.WspSi01, "http://www.bulksms.com", null, "Visit BulkSMS.com homepage")]
    [InlineData(PduVectors.WspSi02, "http://wap.job.am", SignalAction.Medium, "PPP")]
    [InlineData(PduVectors.WspSi04, "http://neo.vn", SignalAction.Medium, "den trai tim")]
    public void Service_indications_of_the_field_are_encoded_as_captured(string pdu, string href, SignalAction? action, string text)
    {
        var encoded = ContentEncoder.Encode(new ServiceIndication { Href = href, Action = action, Text = text }, Now);

        Assert.Equal(pdu[8..], Convert.ToHexStringLower(encoded.Body.Span));
    }

    [Fact]
    public void Xml_and_json_of_one_indication_give_the_same_octets_type_and_warnings()
    {
        var indication = Chain with { Created = Chain.Created!.Value.ToOffset(TimeSpan.FromHours(8)).AddMilliseconds(999), Text = "\n" + Chain.Text + " " };
        var xml = new RawContent { ContentType = "text/vnd.wap.si; charset=UTF-8", Body = Encoding.UTF8.GetBytes(ChainXml) };

        var byJson = ContentEncoder.Encode(indication, Chain.Expires!.Value);
        var byXml = ContentEncoder.Encode(xml, Chain.Expires!.Value);

        Assert.Equal(byJson.Body.ToArray(), byXml.Body.ToArray());
        Assert.Equal(PduVectors.ChainSeg8[14..], Convert.ToHexStringLower(byXml.Body.Span));
        Assert.Equal((byJson.ContentType, byJson.Href), (byXml.ContentType, byXml.Href));
        Assert.Equal("The indication has expired already: handsets drop it.", Assert.Single(byXml.Warnings));
        Assert.Equal(byJson.Warnings, byXml.Warnings);
    }

    [Fact]
    public void Info_of_an_xml_indication_is_kept()
    {
        var vector = WbxmlVectors.All.Single(vector => vector.Name == "WBXML-SI-020");

        var encoded = ContentEncoder.Encode(new RawContent { ContentType = "text/vnd.wap.si", Body = Encoding.UTF8.GetBytes(vector.Xml) }, Now);

        Assert.Equal(vector.Hex, Convert.ToHexStringLower(encoded.Body.Span));
    }

    [Theory]
    [InlineData("WBXML-SL-001", "text/vnd.wap.sl", "application/vnd.wap.slc", "http://www.xyz.com/ppaid/123/abc.wml")]
    [InlineData("WBXML-CO-001", "text/vnd.wap.co", "application/vnd.wap.coc", null)]
    [InlineData("WBXML-PROV-005", "Text/vnd.wap.connectivity-xml", "application/vnd.wap.connectivity-wbxml", null)]
    public void Other_xml_types_are_compiled(string name, string xmlType, string binaryType, string? href)
    {
        var vector = WbxmlVectors.All.Single(vector => vector.Name == name);

        var encoded = ContentEncoder.Encode(new RawContent { ContentType = xmlType, Body = Encoding.UTF8.GetBytes(vector.Xml) }, Now);

        Assert.Equal(vector.Hex, Convert.ToHexStringLower(encoded.Body.Span));
        Assert.Equal((binaryType, href), (encoded.ContentType, encoded.Href));
        Assert.Empty(encoded.Warnings);
    }

    [Fact]
    public void Mail_notification_is_compiled_to_its_long_number()
    {
        var raw = new RawContent { ContentType = "text/vnd.wap.emn+xml", Body = "<emn mailbox='mailat:a@b.org'/>"u8.ToArray() };

        var encoded = ContentEncoder.Encode(raw, Now);

        Assert.Equal("0106040302030a" + "020d6a008507036140620088" + "01", Convert.ToHexStringLower(PushPdu.Write(encoded.ContentType!, null, encoded.Body.Span)));
    }

    [Fact]
    public void Mms_notification_is_encoded_as_published()
    {
        var encoded = ContentEncoder.Encode(Mms, Now);

        var pdu = PushPdu.Write(encoded.ContentType!, encoded.DefaultApplicationId, encoded.Body.Span, transactionId: 0x31);

        Assert.Equal(PduVectors.MmsInd01, Convert.ToHexStringLower(pdu));
        Assert.Equal(Mms.ContentLocation, encoded.Href);
        Assert.Empty(encoded.Warnings);
    }

    [Theory]
    [InlineData("application/vnd.wap.sic", PduVectors.ChainSeg8, 7, "http://www.example.com/inbox/2025/11/23/message-0001.wml?session=4f1c9a77e2", null)]
    [InlineData("application/vnd.wap.mms-message", PduVectors.MmsInd01, 6, "http://mmsc.example.com/mms/wapenc?id=4f1c9a77e2", PushApplicationId.MmsUserAgent)]
    [InlineData("application/vnd.wap.mms-message", PduVectors.MmsDind01, 6, null, PushApplicationId.MmsUserAgent)]
    [InlineData("application/octet-stream", PduVectors.MmsDind01, 6, null, null)]
    public void Binary_types_pass_untouched_and_their_href_is_recognised(string type, string pdu, int headers, string? href, string? applicationId)
    {
        var body = Convert.FromHexString(pdu)[headers..];

        var encoded = ContentEncoder.Encode(new RawContent { ContentType = type, Body = body }, Now);

        Assert.Equal(body, encoded.Body.ToArray());
        Assert.Equal((type, href, applicationId), (encoded.ContentType, encoded.Href, encoded.DefaultApplicationId));
        Assert.Empty(encoded.Warnings);
    }

    [Fact]
    public void Bare_datagram_has_no_type_whatever_is_said()
    {
        var encoded = ContentEncoder.Encode(new RawContent { ContentType = "text/vnd.wap.si", Body = "x"u8.ToArray(), Wsp = false }, Now);

        Assert.Null(encoded.ContentType);
        Assert.Equal("x"u8.ToArray(), encoded.Body.ToArray());
    }

    public static TheoryData<string, PushContent> Wrong => new()
    {
        { "href", Chain with { Href = "http://x/\0" } },
        { "siId", Chain with { SiId = "a\nb" } },
        { "text", Chain with { Text = "a\u0001" } },
        { "text", Chain with { Text = "\ud800 \ufffd" } },
        { "text", Chain with { Text = null! } },
        { "action", Chain with { Action = (SignalAction)9 } },
        { "transactionId", Mms with { TransactionId = "" } },
        { "transactionId", Mms with { TransactionId = "a b" } },
        { "contentLocation", Mms with { ContentLocation = "http://x/\u00e9" } },
        { "messageSize", Mms with { MessageSize = -1 } },
        { "messageSize", Mms with { MessageSize = 1L << 32 } },
        { "expirySeconds", Mms with { ExpirySeconds = -1 } },
        { "from", Mms with { From = "\0" } },
        { "subject", Mms with { Subject = "\u0007" } },
        { "messageClass", Mms with { MessageClass = "\u00fc" } },
        { "contentType", new RawContent { Body = new byte[1] } },
        { "contentType", new RawContent { ContentType = "sic", Body = new byte[1] } },
        { "contentType", new RawContent { ContentType = "text/vnd.wap.si; charset=utf-7", Body = "<si/>"u8.ToArray() } },
        { "bodyHex", new RawContent { ContentType = "text/vnd.wap.si", Body = "<si/>"u8.ToArray() } },
        { "bodyHex", new RawContent { ContentType = "text/vnd.wap.si", Body = "<si><indication/><indication/></si>"u8.ToArray() } },
        { "bodyHex", new RawContent { ContentType = "text/vnd.wap.si", Body = "<si><indication href='&#10;'/></si>"u8.ToArray() } },
        { "bodyHex", new RawContent { ContentType = "text/vnd.wap.sl", Body = "<sl/>"u8.ToArray() } },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void Bad_value_is_refused_by_the_name_of_its_field(string field, PushContent content) =>
        Assert.Equal(field, Assert.Throws<ContentException>(() => ContentEncoder.Encode(content, Now)).Field);

    public static TheoryData<string, PushContent> Doubtful => new()
    {
        { "neither href nor siId", new ServiceIndication { Text = "t" } },
        { "there is no siId", new ServiceIndication { Text = "", Href = "http://x/", Action = SignalAction.Delete, Created = Now } },
        { "created is missing", new ServiceIndication { Text = "", SiId = "1@x", Action = SignalAction.Delete } },
        { "not an absolute URI", Chain with { Href = "/inbox" } },
        { "not an absolute URI", Chain with { Href = "www.example.com" } },
        { "text is empty", Chain with { Text = " " } },
        { "not after created", Chain with { Created = Chain.Expires } },
        { "expired already", Chain with { Expires = Now } },
        { "not an http", Mms with { ContentLocation = "mms:1" } },
        { "messageSize is 0", Mms with { MessageSize = 0 } },
        { "expirySeconds is 0", Mms with { ExpirySeconds = 0 } },
        { "cannot read the body as application/vnd.wap.sic", new RawContent { ContentType = "application/vnd.wap.sic", Body = "x"u8.ToArray() } },
        { "body is empty", new RawContent { ContentType = "text/plain", Body = default } },
        { "body is empty", new RawContent { Body = default, Wsp = false } },
        { "not an absolute URI", new RawContent { ContentType = "text/vnd.wap.sl", Body = "<sl href='x'/>"u8.ToArray() } },
    };

    [Theory, MemberData(nameof(Doubtful))]
    public void Doubtful_value_is_encoded_with_one_warning(string words, PushContent content) =>
        Assert.Contains(words, Assert.Single(ContentEncoder.Encode(content, Now).Warnings), StringComparison.Ordinal);

    internal static MmsNotification Mms { get; } = new()
    {
        TransactionId = "T20251123-01",
        ContentLocation = "http://mmsc.example.com/mms/wapenc?id=4f1c9a77e2",
        MessageSize = 65_536,
        ExpirySeconds = 259_200,
        From = "+15551234567",
    };
}
