using System.Text;
using PushPortal.Domain.Protocols.Wbxml;

namespace PushPortal.Tests.Protocols.Wbxml;

public sealed class WbxmlCompilerTests
{
    [Theory]
    [InlineData("<si><indication si-expires='2026-01-01T00:00:00Z' created='2025-11-23T01:23:45Z' action='signal-high' si-id='1@x' href='http://x/'>t</indication></si>")]
    [InlineData("<si><indication href='http://x/' si-id='1@x' action='signal-high' created='2025-11-23T01:23:45Z' si-expires='2026-01-01T00:00:00Z'>t</indication></si>")]
    [InlineData("<si>\n <indication created='2025-11-23T02:23:45+01:00' href='http://x/' action='signal-high' si-expires='2026-01-01T00:00:00Z' si-id='1@x'>\n<![CDATA[t]]></indication></si>")]
    public void Source_order_of_attributes_and_white_space_change_nothing(string xml) =>
        Assert.Equal("02056a0045c60c03782f001103314078000" + "80ac30720251123012345" + "10c30420260101" + "01037400" + "0101",
            Convert.ToHexStringLower(Si(xml)));

    [Theory]
    [InlineData("http://www.a.com/b.org/c", "0d036100850362008803630001")]
    [InlineData("https://www.example.net/", "0f036578616d706c65008701")]
    [InlineData("http://", "0c01")]
    [InlineData(".com/.com/", "0b858501")]
    [InlineData("mailto:a@b.edu/", "0b036d61696c746f3a614062008601")]
    public void Longest_prefix_wins_and_host_endings_are_tokens_anywhere(string href, string attribute)
    {
        var compiled = Convert.ToHexStringLower(Si($"<si><indication href='{href}'>t</indication></si>"));

        Assert.Equal("02056a0045c6" + attribute + "0374000101", compiled);
    }

    [Fact]
    public void Provisioning_switches_attribute_pages_where_a_name_is_on_the_other_one()
    {
        const string Xml = """
            <wap-provisioningdoc version="1.0"><characteristic type="APPLICATION"><parm name="APPID" value="w4"/><parm name="TO-PROXY" value="p"/>
            <characteristic type="APPADDR"><parm name="ADDR" value="10.0.0.1"/></characteristic></characteristic></wap-provisioningdoc>
            """;

        var octets = WbxmlCompiler.Compile(WbxmlDocumentTypes.Provisioning, Encoding.UTF8.GetBytes(Xml));

        Assert.StartsWith("010b6a00c54601c60001550187360000060377340001", Convert.ToHexStringLower(octets), StringComparison.Ordinal);
        Assert.Equal(Trees.Of(Xml), Trees.Of(WbxmlReader.Read(octets).Root));
    }

    [Fact]
    public void Name_that_is_on_both_attribute_pages_needs_no_switch()
    {
        const string Xml = """<wap-provisioningdoc><characteristic type="APPADDR"><characteristic type="PORT"><parm name="PORTNBR" value="80"/></characteristic></characteristic></wap-provisioningdoc>""";

        var octets = WbxmlCompiler.Compile(WbxmlDocumentTypes.Provisioning, Encoding.UTF8.GetBytes(Xml));

        Assert.Equal("010b6a0045" + "c600015601" + "c65301" + "872300000603383000" + "01" + "010101", Convert.ToHexStringLower(octets));
    }

    [Fact]
    public void Tokens_of_whole_values_are_not_used_for_parts_of_them()
    {
        const string Xml = """<wap-provisioningdoc><characteristic type="NAPDEF2"><parm name="NAMES" value="APN1"/><parm name="AUTH-ENTITY" value="AAA"/></characteristic></wap-provisioningdoc>""";

        var octets = WbxmlCompiler.Compile(WbxmlDocumentTypes.Provisioning, Encoding.UTF8.GetBytes(Xml));

        Assert.Equal("010b6a0045c650034e4150444546320001" + "8705034e414d4553000603" + "41504e310001" + "874e06e001" + "0101", Convert.ToHexStringLower(octets));
    }

    [Fact]
    public void Document_type_declaration_is_passed_over_with_its_internal_subset() =>
        Assert.Equal("02056a00454603780001" + "01", Convert.ToHexStringLower(Si(
            "<?xml version='1.0'?><!DOCTYPE si PUBLIC '-//WAPFORUM//DTD SI 1.0//EN' 'http://192.0.2.1/si.dtd' [<?wap x?><!ENTITY e SYSTEM 'file:///etc/passwd'>]><si><indication>x</indication></si>")));

    [Theory]
    [InlineData("<si><indication>&e;</indication></si>", "&e;")]
    [InlineData("<!DOCTYPE si [<!ENTITY e 'boom'>]><si><indication>&e;</indication></si>", "&e;")]
    [InlineData("<si><indication href='x'></si>", "indication")]
    [InlineData("<si><indication hrf='x'>t</indication></si>", "hrf")]
    [InlineData("<si><indicator>t</indicator></si>", "indicator")]
    [InlineData("<si>text<indication>t</indication></si>", "si")]
    [InlineData("<si><indication><si/></indication></si>", "indication")]
    [InlineData("<si><indication action='shout'>t</indication></si>", "action")]
    [InlineData("<si><indication created='yesterday'>t</indication></si>", "created")]
    [InlineData("<si><indication>t</indication><info><item>t</item></info></si>", "class")]
    [InlineData("<sl href='http://x/'/>", "sl")]
    [InlineData("", "root")]
    public void Xml_that_is_no_such_document_is_refused_by_the_name_of_what_is_wrong(string xml, string named) =>
        Assert.Contains(named, Assert.Throws<WbxmlCompileException>(() => Si(xml)).Message, StringComparison.Ordinal);

    [Fact]
    public void Nesting_and_length_are_bounded()
    {
        var deep = string.Concat(Enumerable.Repeat("<characteristic type='PORT'>", 20)) + string.Concat(Enumerable.Repeat("</characteristic>", 20));
        Assert.Throws<WbxmlCompileException>(() => WbxmlCompiler.Parse(Encoding.UTF8.GetBytes(deep)));
        Assert.Throws<WbxmlCompileException>(() => Si($"<si><indication>{new string('x', 300_000)}</indication></si>"));
    }

    [Fact]
    public void Encoding_of_the_media_type_wins_over_that_of_the_document()
    {
        const string Xml = "<?xml version='1.0' encoding='us-ascii'?><si><indication>\u00e9</indication></si>";

        var octets = WbxmlCompiler.Compile(WbxmlDocumentTypes.ServiceIndication, Encoding.Latin1.GetBytes(Xml), Encoding.Latin1);

        Assert.Equal("\u00e9", WbxmlReader.Read(octets).Root.Child("indication")!.Text);
    }

    [Fact]
    public void Chinese_encodings_are_known_to_media_types_and_documents()
    {
        var gb2312 = WbxmlCompiler.EncodingOf("gb2312")!;
        var plain = gb2312.GetBytes("<si><indication>\u4f60\u597d</indication></si>");
        byte[] declared = [.. "<?xml version='1.0' encoding='GB2312'?>"u8, .. plain];

        var expected = Si("<si><indication>\u4f60\u597d</indication></si>");

        Assert.Equal(expected, WbxmlCompiler.Compile(WbxmlDocumentTypes.ServiceIndication, plain, gb2312));
        Assert.Equal(expected, WbxmlCompiler.Compile(WbxmlDocumentTypes.ServiceIndication, declared));
    }

    [Fact]
    public void Octets_that_do_not_fit_the_encoding_are_refused()
    {
        byte[] broken = [.. "<si><indication>"u8, 0xC3, .. "</indication></si>"u8];

        Assert.Throws<WbxmlCompileException>(() => WbxmlCompiler.Parse(broken, WbxmlCompiler.EncodingOf("utf-8")));
        Assert.Throws<WbxmlCompileException>(() => WbxmlCompiler.Parse(broken));
        Assert.Null(WbxmlCompiler.EncodingOf("utf-7"));
    }

    private static byte[] Si(string xml) => WbxmlCompiler.Compile(WbxmlDocumentTypes.ServiceIndication, Encoding.UTF8.GetBytes(xml));
}
