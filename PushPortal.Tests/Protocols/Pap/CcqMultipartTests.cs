using System.Text;
using PushPortal.Domain.Protocols.Pap;

namespace PushPortal.Tests.Protocols.Pap;

public sealed class CcqMultipartTests
{
    [Fact]
    public void Entities_stand_between_delimiter_lines_and_can_be_read_again()
    {
        var capabilities = "<rdf>\r\n</rdf>\r\n"u8.ToArray();

        var body = CcqMultipart.Write("<pap/>"u8, capabilities, "asdlfkjiurwghasf");

        Assert.Equal(
            "--asdlfkjiurwghasf\r\nContent-Type: application/xml\r\n\r\n<pap/>\r\n" +
            "--asdlfkjiurwghasf\r\nContent-Type: application/xml\r\n\r\n<rdf>\r\n</rdf>\r\n\r\n--asdlfkjiurwghasf--\r\n",
            Encoding.ASCII.GetString(body));
        var read = PushMultipart.Read(body, CcqMultipart.ContentType("asdlfkjiurwghasf"));
        Assert.Equal("<pap/>"u8.ToArray(), read.ControlEntity.ToArray());
        Assert.Equal(capabilities, read.Content.Body.ToArray());
    }
}
