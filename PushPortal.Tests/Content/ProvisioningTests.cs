using System.Text;
using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Wsp;
using PushPortal.Tests.Protocols.Wbxml;
using PushPortal.Tests.Protocols.Wsp;

namespace PushPortal.Tests.Content;

public sealed class ProvisioningTests
{
    private static readonly DateTimeOffset Now = new(2025, 11, 23, 1, 24, 0, TimeSpan.Zero);
    private static readonly string Xml = WbxmlVectors.Find("WBXML-PROV-005").Xml;
    private static readonly byte[] Body = Convert.FromHexString(WbxmlVectors.Find("WBXML-PROV-005").Hex);

    private const string Imsi = "234101234567890";

    [Fact]
    public void Document_under_a_user_pin_is_the_published_push()
    {
        var encoded = Encode(new() { Method = SecurityMethod.UserPin, Pin = "1234" });

        Assert.Equal(PduVectors.WspCp01, Convert.ToHexStringLower(PushPdu.Write(encoded.ContentType!, encoded.DefaultApplicationId, encoded.Body.Span, transactionId: 1)));
        Assert.Empty(encoded.Warnings);
    }

    // The codes were computed outside with the keys 2943012143658709, 21430121436587f9, a1b2c3, and the first with "1234" behind it.
    [Theory]
    [InlineData("0", "C6B1F1C6FBCA21B238EDD64603F268161CE95089", SecurityMethod.NetworkPin, null, Imsi, null)]
    [InlineData("0", "04B0660363425379FFEDFCB318BFCBF172B34253", SecurityMethod.NetworkPin, null, "23410123456789", null)]
    [InlineData("0", "B89220193390F582199FE91A1E6A8129A0FE3E59", SecurityMethod.NetworkPin, null, null, "a1b2c3")]
    [InlineData("1", "B66312F2770A3D88D08057EFA047C427993D3974", SecurityMethod.UserPin, "1234", null, null)]
    [InlineData("2", "D468620B0D0E302C5D74F38F08F71680ED627863", SecurityMethod.UserNetworkPin, "1234", Imsi, null)]
    public void Each_method_has_its_key(string sec, string mac, SecurityMethod method, string? pin, string? imsi, string? secret)
    {
        var type = WspMediaType.Parse(Encode(new() { Method = method, Pin = pin, Imsi = imsi, NetworkSecret = secret is null ? null : Convert.FromHexString(secret) }).ContentType!);

        Assert.Equal((sec, mac), (type["sec"], type["mac"]));
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("1234507652", 0)]
    [InlineData("1234507653", 1)]
    public void User_pin_mac_keeps_the_code_off_the_air(string? pin, int warnings)
    {
        var encoded = Encode(new() { Method = SecurityMethod.UserPinMac, Pin = pin });

        Assert.Equal("application/vnd.wap.connectivity-wbxml; sec=3", encoded.ContentType);
        Assert.Equal(warnings, encoded.Warnings.Count);
        Assert.All(encoded.Warnings, warning => Assert.Contains("07652", warning, StringComparison.Ordinal));
    }

    [Fact]
    public void Encoding_that_the_text_declares_is_passed_over()
    {
        var encoded = ContentEncoder.Encode(new Provisioning { Xml = $"<?xml version=\"1.0\" encoding=\"GB2312\"?>{Xml.Replace("MY ISP", "\u6211", StringComparison.Ordinal)}" }, Now);

        Assert.True(encoded.Body.Span.IndexOf("\u6211"u8) > 0);
        Assert.Equal("application/vnd.wap.connectivity-wbxml", encoded.ContentType);
    }

    public static TheoryData<string, ProvisioningSecurity> Wrong => new()
    {
        { "security/method", new() { Method = (SecurityMethod)4, Pin = "1234" } },
        { "security/pin", new() { Method = SecurityMethod.UserPin } },
        { "security/pin", new() { Method = SecurityMethod.UserPin, Pin = "12a4" } },
        { "security/pin", new() { Method = SecurityMethod.UserPin, Pin = new string('1', 41) } },
        { "security/pin", new() { Method = SecurityMethod.UserNetworkPin, Imsi = Imsi } },
        { "security/pin", new() { Method = SecurityMethod.UserPinMac, Pin = "12345678" } },
        { "security/pin", new() { Method = SecurityMethod.UserPinMac, Pin = "12345678901" } },
        { "security/imsi", new() { Method = SecurityMethod.NetworkPin, Pin = "1234" } },
        { "security/imsi", new() { Method = SecurityMethod.NetworkPin, Imsi = "1234567890123456" } },
        { "security/imsi", new() { Method = SecurityMethod.UserNetworkPin, Pin = "1234", Imsi = "23410x" } },
        { "security/networkSecret", new() { Method = SecurityMethod.NetworkPin, Imsi = Imsi, NetworkSecret = new byte[1] } },
        { "security/networkSecret", new() { Method = SecurityMethod.NetworkPin, NetworkSecret = [] } },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void Secret_that_the_method_cannot_use_is_refused_by_its_field(string field, ProvisioningSecurity security) =>
        Assert.Equal(field, Assert.Throws<ContentException>(() => Encode(security)).Field);

    [Theory]
    [InlineData("")]
    [InlineData("<wap-provisioningdoc>")]
    [InlineData("<si/>")]
    [InlineData("<wap-provisioningdoc><parm name='x'/></wap-provisioningdoc>")]
    [InlineData("<wap-provisioningdoc version='\u0001'/>")]
    public void What_is_no_document_is_refused(string xml) =>
        Assert.Equal("xml", Assert.Throws<ContentException>(() => ContentEncoder.Encode(new Provisioning { Xml = xml }, Now)).Field);

    [Theory]
    [InlineData("", null)]
    [InlineData("; sec=1; mac=B66312F2770A3D88D08057EFA047C427993D3974", null)]
    [InlineData("; sec=3", null)]
    [InlineData("; sec=0", "needs a mac")]
    [InlineData("; sec=4; mac=B66312F2770A3D88D08057EFA047C427993D3974", "not 0 to 3")]
    [InlineData("; sec=1; mac=B66312", "not 40")]
    [InlineData("; mac=B66312F2770A3D88D08057EFA047C427993D3974", "no sec")]
    public void Parameters_of_an_initiator_pass_with_their_warning(string parameters, string? warning)
    {
        var xml = ContentEncoder.Encode(new RawContent { ContentType = "text/vnd.wap.connectivity-xml; charset=utf-8" + parameters, Body = Encoding.UTF8.GetBytes(Xml) }, Now);
        var binary = ContentEncoder.Encode(new RawContent { ContentType = "application/vnd.wap.connectivity-wbxml" + parameters, Body = Body }, Now);

        foreach (var encoded in (EncodedContent[])[xml, binary])
        {
            Assert.Equal(Body, encoded.Body.ToArray());
            Assert.Equal("application/vnd.wap.connectivity-wbxml" + parameters, encoded.ContentType);
            Assert.Equal(warning is null ? 0 : 1, encoded.Warnings.Count);
            Assert.All(encoded.Warnings, text => Assert.Contains(warning!, text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Document_that_sets_nothing_is_a_warning() => Assert.Contains("sets nothing",
        Assert.Single(ContentEncoder.Encode(new Provisioning { Xml = "<wap-provisioningdoc version='1.0'/>" }, Now).Warnings), StringComparison.Ordinal);

    private static EncodedContent Encode(ProvisioningSecurity security) => ContentEncoder.Encode(new Provisioning { Xml = Xml, Security = security }, Now);
}
