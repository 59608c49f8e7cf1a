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
}
