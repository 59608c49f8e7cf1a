using System.Text;
using PushPortal.Domain.Protocols.Pap;

namespace PushPortal.Tests.Protocols.Pap;

public sealed class PapVersionTests
{
    private const string Cancel = "<pap><cancel-message push-id='1'/></pap>";

    [Theory]
    [InlineData("PUBLIC '-//WAPFORUM//DTD PAP 1.0//EN' 'http://www.wapforum.org/DTD/pap_1.0.dtd'", PapVersion.Pap10)]
    [InlineData("PUBLIC '-//WAPFORUM//DTD PAP//EN' 'http://www.wapforum.org/DTD/pap_1.0.dtd'", PapVersion.Pap10)]
    [InlineData("PUBLIC '-//WAPFORUM//DTD PAP 2.0//EN' 'http://www.wapforum.org/DTD/pap_2.0.dtd'", PapVersion.Pap20)]
    [InlineData("PUBLIC '-//WAPFORUM//DTD PAP 2.1//EN' 'http://www.openmobilealliance.org/tech/DTD/pap_2.1.dtd'", PapVersion.Pap21)]
    [InlineData("PUBLIC '-//OMA//DTD PAP 2.1//EN' 'http://www.openmobilealliance.org/tech/DTD/pap_2.1.dtd'", PapVersion.Pap21)]
    [InlineData("PUBLIC '-//WAPFORUM//DTD PAP 2.2//EN' 'pap_2.2.dtd'", PapVersion.Pap22)]
    [InlineData("PUBLIC '-//oma//dtd pap 2.2//en' 'pap_2.2.dtd'", PapVersion.Pap22)]
    [InlineData("SYSTEM 'http://www.wapforum.org/DTD/pap_1.0.dtd'", PapVersion.Pap10)]
    [InlineData("SYSTEM 'pap_2.1.dtd'", PapVersion.Pap21)]
    [InlineData("", PapVersion.Pap20)]
    public void Document_type_tells_the_version(string identifiers, PapVersion version)
    {
        Assert.Equal(version, PapSamples.Read($"<!DOCTYPE pap {identifiers}>{Cancel}").Version);
    }

    [Fact]
    public void Document_without_a_document_type_is_of_version_2_0()
    {
        Assert.Equal(PapVersion.Pap20, PapSamples.Read($"<!-- <!DOCTYPE pap PUBLIC '-//WAPFORUM//DTD PAP 1.0//EN' ''> -->{Cancel}").Version);
    }

    [Theory]
    [InlineData("PUBLIC '-//WAPFORUM//DTD PAP 3.0//EN' 'pap_3.0.dtd'", "", PapVersion.Pap20)]
    [InlineData("PUBLIC '-//WAPFORUM//DTD PAP 3.0//EN' 'pap_3.0.dtd'", "[<?wap-pap-ver supported-versions=\"3.0,1.*\"?>]", PapVersion.Pap10)]
    [InlineData("PUBLIC '' ''", "", PapVersion.Pap20)]
    [InlineData("SYSTEM 'pap_9.dtd'", "", PapVersion.Pap20)]
    public void Unknown_document_type_is_answered_with_version_not_supported(string identifiers, string subset, PapVersion answerVersion)
    {
        var fault = PapSamples.Refused($"<!DOCTYPE pap {identifiers} {subset}>{Cancel}");

        Assert.Equal(PapStatus.VersionNotSupported, fault.Code);
        Assert.Equal(answerVersion, fault.AnswerVersion);
    }

    [Theory]
    [InlineData("2.1", "2.0,1.*", PapVersion.Pap20)]
    [InlineData("2.1", "2.*", PapVersion.Pap21)]
    [InlineData("2.1", "1.0", PapVersion.Pap10)]
    [InlineData("1.0", "2.0, 1.*", PapVersion.Pap10)]
    [InlineData("1.0", "2.*", PapVersion.Pap22)]
    [InlineData("2.0", "*", PapVersion.Pap20)]
    [InlineData("2.0", "7.0", PapVersion.Pap20)]
    [InlineData("2.0", "", PapVersion.Pap20)]
    public void Supported_versions_choose_the_version_of_the_answer(string own, string supported, PapVersion answerVersion)
    {
        var document = PapSamples.Read($"<!DOCTYPE pap PUBLIC '-//WAPFORUM//DTD PAP {own}//EN' 'x' [<?wap-pap-ver supported-versions=\"{supported}\"?>]>{Cancel}");

        Assert.Equal(answerVersion, document.AnswerVersion);
        Assert.Equal(answerVersion, BadMessageResponse.NotARequest(document).Version);
    }

    [Fact]
    public void Supported_versions_are_read_outside_the_document_type_too()
    {
        Assert.Equal(PapVersion.Pap10, PapSamples.Read($"<?xml version='1.0'?><?wap-pap-ver supported-versions='1.*'?>{Cancel}").AnswerVersion);
    }

    [Theory]
    [InlineData("utf-8", "utf-8", false)]
    [InlineData("utf-8", "UTF-8", true)]
    [InlineData("utf-16", "utf-16", true)]
    [InlineData("utf-16", "utf-16", false)]
    [InlineData("utf-16BE", "utf-16", true)]
    [InlineData("utf-16BE", "utf-16", false)]
    [InlineData("iso-8859-1", "ISO-8859-1", false)]
    public void Encoding_is_told_by_byte_order_mark_or_declaration(string encodingName, string declared, bool withMark)
    {
        var encoding = Encoding.GetEncoding(encodingName);
        var text = $"<?xml version='1.0' encoding='{declared}'?><pap product-name='Säästö'><cancel-message push-id='1'/></pap>";
        byte[] xml = [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];

        Assert.Equal("Säästö", PapReader.Read(xml).ProductName);
    }

    [Theory]
    [InlineData("<?xml version='1.0' encoding='koi8-r'?>", "koi8-r")]
    [InlineData("<?xml version='1.0' encoding='utf-16'?>", "not in UTF-16")]
    public void Encoding_that_is_not_supported_or_not_true_is_refused(string declaration, string reason)
    {
        Assert.Contains(reason, PapSamples.Refused(declaration + Cancel).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Octets_that_are_not_in_the_encoding_are_refused()
    {
        byte[] xml = [.. "<pap product-name='"u8, 0xE4, .. "'><cancel-message push-id='1'/></pap>"u8];

        Assert.Contains("not valid utf-8 at octet 19", Assert.Throws<PapSyntaxException>(() => PapReader.Read(xml)).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Blank_line_above_the_declaration_is_passed_over()
    {
        Assert.IsType<CancelMessage>(PapSamples.Read("\r\n<?xml version='1.0' encoding='utf-8'?>" + Cancel));
    }
}
