using System.Text;
using System.Xml;
using System.Xml.Linq;
using PushPortal.Domain.Protocols.Wbxml;
using PushPortal.Tests.Protocols.Wbxml;

namespace PushPortal.Tests.IndependentDecoders;

/// <summary>libwbxml reads every type of document as the XML that it was compiled from.</summary>
public sealed class WbxmlDecoderTests
{
    private const int Patience = 60_000;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };

    // An application, which needs the second code page and the way back, with text beyond ASCII.
    private static readonly WbxmlVector Application = new("application", WbxmlDocumentTypes.Provisioning,
        """<wap-provisioningdoc version="1.0"><characteristic type="APPLICATION"><parm name="APPID" value="w4"/><parm name="NAME" value="彩信"/><parm name="TO-PROXY" value="MMSPROXY"/><parm name="ADDR" value="http://mmsc.example.com/"/></characteristic></wap-provisioningdoc>""",
        "");

    public static TheoryData<string> Names => [.. WbxmlVectors.All.Append(Application).Select(vector => vector.Name)];

    [Theory(Timeout = Patience), MemberData(nameof(Names))]
    public async Task Document_is_read_as_it_was_written(string name)
    {
        var vector = WbxmlVectors.All.Append(Application).Single(vector => vector.Name == name);
        var octets = WbxmlCompiler.Compile(vector.Type, Encoding.UTF8.GetBytes(vector.Xml));

        var xml = await IndependentDecoder.Wbxml.DecodeAsync(octets, ["-m", "0", "-o", "-", "-"], TestContext.Current.CancellationToken);

        using var reader = XmlReader.Create(new StringReader(xml), Settings);
        Assert.Equal(Trees.Of(vector.Xml), Trees.Of(XElement.Load(reader).ToString()));
    }

    [Fact(Timeout = Patience)]
    public async Task Deck_is_read_as_it_was_written()
    {
        const string Deck = """
            <wml><head><meta http-equiv="Expires" content="5$"/></head><template><do type="prev" label="Back"><prev/></do></template>
            <card id="main" title="Hello $(name)" newcontext="true"><onevent type="ontimer"><go href="#next"/></onevent><timer value="50"/>
            <p align="center">Hello $(name:unesc), 中文<br/><img src="http://a.example/x.wbmp" alt="x"/><a href="https://www.example.org/a?b=$(c:escape)">on</a></p>
            <p><select name="s" multiple="true"><option value="1" onpick="#one">One</option></select><input name="pin" type="password" format="4N" emptyok="false"/></p>
            <p><anchor>go<go href="http://www.example.com/post" method="post"><postfield name="a" value="$(pin)"/></go></anchor></p></card></wml>
            """;

        var xml = await IndependentDecoder.Wbxml.DecodeAsync(WmlCompiler.Compile(Encoding.UTF8.GetBytes(Deck)), ["-m", "0", "-o", "-", "-"], TestContext.Current.CancellationToken);

        using var reader = XmlReader.Create(new StringReader(xml), Settings);
        // It spells out how a variable is put in.
        Assert.Equal(Trees.Of(Deck.Replace("$(name)", "$(name:noesc)", StringComparison.Ordinal).Replace("$(pin)", "$(pin:noesc)", StringComparison.Ordinal)), Trees.Of(XElement.Load(reader).ToString()));
    }
}
