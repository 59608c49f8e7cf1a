using System.Text;
using PushPortal.Domain.Protocols.Pap;

namespace PushPortal.Tests.Protocols.Pap;

public sealed class PushMultipartTests
{
    private const string B = PapSamples.Boundary;
    private const string Control = "Content-Type: application/xml\r\n\r\n<pap/>\r\n";

    [Theory]
    [InlineData($"multipart/related; boundary={B}")]
    [InlineData($"multipart/related; boundary=\"{B}\"")]
    [InlineData($"Multipart/Related ; type=application/xml; Boundary = \"{B}\" ;")]
    [InlineData($"multipart/related; type=\"application/xml; a=\\\"b\\\"\"; boundary=\"{B} \"")]
    public void Boundary_may_be_quoted_and_the_type_parameter_written_any_way(string contentType)
    {
        var submission = PushMultipart.Read(PapSamples.Bytes(PapSamples.Multipart("<pap/>", "content")), contentType);

        Assert.Equal("<pap/>"u8.ToArray(), submission.ControlEntity.ToArray());
        Assert.Equal("content"u8.ToArray(), submission.Content.Body.ToArray());
    }

    [Fact]
    public void Headers_of_the_content_keep_their_order_and_folded_ones_are_on_one_line()
    {
        var submission = Read(PapSamples.Multipart("<pap/>", "x",
            "X-Wap-Application-Id: x-wap-application:mms.ua\r\nCONTENT-TYPE: application/vnd.wap.mms-message;\r\n  a=b\r\nContent-Transfer-Encoding: 8bit\r\nContent-Language:en\r\n"));

        Assert.Equal(
            [
                new EntityHeader("X-Wap-Application-Id", "x-wap-application:mms.ua"),
                new EntityHeader("CONTENT-TYPE", "application/vnd.wap.mms-message; a=b"),
                new EntityHeader("Content-Language", "en"),
            ],
            submission.Content.Headers);
        Assert.Equal("application/vnd.wap.mms-message; a=b", submission.Content.ContentType);
        Assert.Equal("en", submission.Content.Header("content-language"));
        Assert.Null(submission.Content.Header("Content-Location"));
    }

    [Fact]
    public void Seeded_contents_come_back_octet_by_octet()
    {
        const int Seed = 26;
        var random = new Random(Seed);
        for (var i = 0; i < 1_000; i++)
        {
            var body = new byte[random.Next(300)];
            random.NextBytes(body);
            byte[] whole = [.. PapSamples.Bytes($"--{B}\r\n{Control}--{B}\r\nContent-Type: application/x-{i}\r\n\r\n"), .. body, .. PapSamples.Bytes($"\r\n--{B}--\r\n")];

            var submission = PushMultipart.Read(whole, PapSamples.MultipartType);

            Assert.True(body.AsSpan().SequenceEqual(submission.Content.Body.Span) && submission.Content.ContentType == $"application/x-{i}", $"Seed {Seed}, content {i}");
        }
    }

    [Fact]
    public void Preamble_and_epilogue_are_ignored_even_with_text_like_the_delimiter()
    {
        var submission = Read($"preamble --{B}\r\n--{B}x\r\n" + PapSamples.Multipart("<pap/>", "content") + $"epilogue\r\n--{B}\r\n--{B}--");

        Assert.Equal("content"u8.ToArray(), submission.Content.Body.ToArray());
        Assert.Null(submission.Capabilities);
    }

    [Theory]
    [InlineData($"in a line --{B}\r\nand --{B}--\r\n")]
    [InlineData($"--{B}more\r\nlonger boundary")]
    [InlineData($"--{B}--more\r\nclosing with text")]
    [InlineData($"\r--{B}\r\ncarriage return alone ends no line")]
    [InlineData("--asdlf\r\nshorter boundary")]
    [InlineData($" --{B}\r\nindented")]
    [InlineData($"-----{B}\r\nmore dashes")]
    [InlineData("\r\n\r\nblank lines around\r\n\r\n")]
    [InlineData("\n")]
    public void Text_like_a_delimiter_inside_the_body_is_content(string content)
    {
        var submission = Read(PapSamples.Multipart("<pap/>", content));

        Assert.Equal(content, Encoding.UTF8.GetString(submission.Content.Body.Span));
    }

    [Fact]
    public void Blanks_behind_a_delimiter_are_padding()
    {
        var submission = Read($"--{B} \t\r\n{Control}--{B}  \r\nContent-Type: text/plain\r\n\r\nx\r\n--{B}-- ");

        Assert.Equal("x"u8.ToArray(), submission.Content.Body.ToArray());
    }

    [Fact]
    public void Lines_may_end_in_line_feed_alone()
    {
        var submission = Read(PapSamples.Multipart("<pap/>", "one\ntwo\n").Replace("\r\n", "\n", StringComparison.Ordinal));

        Assert.Equal("<pap/>"u8.ToArray(), submission.ControlEntity.ToArray());
        Assert.Equal("one\ntwo\n"u8.ToArray(), submission.Content.Body.ToArray());
    }

    [Fact]
    public void Binary_content_travels_octet_by_octet()
    {
        byte[] content = [.. Enumerable.Range(0, 256).Select(octet => (byte)octet), (byte)'\r', (byte)'\n'];
        byte[] body =
        [
            .. PapSamples.Bytes($"--{B}\r\n{Control}--{B}\r\nContent-Type: application/vnd.wap.sic\r\nContent-Transfer-Encoding: binary\r\n\r\n"),
            .. content,
            .. PapSamples.Bytes($"\r\n--{B}--"),
        ];

        Assert.Equal(content, PushMultipart.Read(body, PapSamples.MultipartType).Content.Body.ToArray());
    }

    [Fact]
    public void Unencoded_content_is_a_view_of_the_request()
    {
        var body = PapSamples.Bytes(PapSamples.Multipart("<pap/>", "content"));
        var submission = PushMultipart.Read(body, PapSamples.MultipartType);

        body.AsSpan(body.AsSpan().IndexOf("content\r\n"u8), 1).Fill((byte)'C');

        Assert.Equal("Content"u8.ToArray(), submission.Content.Body.ToArray());
    }

    [Theory]
    [InlineData("base64", "AAECAwQF/w==", "00010203 0405FF")]
    [InlineData("BASE64", "AAEC\r\nAwQF\r\n/w==\r\n", "000102030405FF")]
    [InlineData("base64", "", "")]
    [InlineData("quoted-printable", "a=3Db=\r\nc=ff", "613D6263FF")]
    [InlineData("Quoted-Printable", "one  \r\ntwo \t", "6F6E650D0A74776F")]
    [InlineData("quoted-printable", "a  b =  \n c=20\r\nd", "61202062202063200D0A64")]
    [InlineData("7bit", "abc", "616263")]
    [InlineData("8Bit", "abc", "616263")]
    public void Transfer_encoding_is_taken_off(string encoding, string content, string octets)
    {
        var submission = Read(PapSamples.Multipart("<pap/>", content, $"Content-Type: a/b\r\nContent-Transfer-Encoding: {encoding}\r\n"));

        Assert.Equal(octets.Replace(" ", "", StringComparison.Ordinal), Convert.ToHexString(submission.Content.Body.Span));
    }

    [Fact]
    public void Control_and_capabilities_entities_may_be_encoded_too()
    {
        var submission = Read(
            $"--{B}\r\nContent-Type: text/xml; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nPHBhcC8+\r\n--{B}\r\nContent-Type: a/b\r\n\r\n\r\n--{B}\r\n"
            + $"Content-Type: application/xml\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<rdf a=3D'1'/>\r\n--{B}--");

        Assert.Equal("<pap/>"u8.ToArray(), submission.ControlEntity.ToArray());
        Assert.True(submission.Content.Body.IsEmpty);
        Assert.Equal("<rdf a='1'/>"u8.ToArray(), submission.Capabilities!.Value.ToArray());
    }

    [Theory]
    [InlineData($"--{B}\r\nContent-Type: a/b\r\n\r\n--{B}--", "")]
    [InlineData($"--{B}\r\nContent-Type: a/b\r\n\r\n\r\n--{B}--", "")]
    [InlineData($"--{B}\nContent-Type: a/b\n\n--{B}--", "")]
    [InlineData($"--{B}\r\nContent-Type: a/b\r\n\r\n\r\n\r\n--{B}--", "\r\n")]
    public void Content_may_be_empty(string contentPart, string body)
    {
        Assert.Equal(body, Encoding.UTF8.GetString(Read($"--{B}\r\n{Control}{contentPart}").Content.Body.Span));
    }

    [Theory]
    [InlineData("multipart/related", "no boundary parameter")]
    [InlineData("multipart/related; boundary=\"\"", "no boundary parameter")]
    [InlineData("multipart/related; boundary=\"  \"", "no boundary parameter")]
    [InlineData("multipart/related; boundary=\"abc", "cannot be read")]
    [InlineData("multipart/related; boundary=é", "a character that it may not have")]
    [InlineData("multipart/related; boundary=01234567890123456789012345678901234567890123456789012345678901234567890", "longer than 70")]
    [InlineData("multipart/mixed; boundary=" + B, "expected multipart/related")]
    [InlineData("multipart", "cannot be read")]
    [InlineData("", "cannot be read")]
    [InlineData("multipart/related; boundary=other", "no line with the boundary")]
    public void Content_type_that_cannot_be_used_is_refused_with_the_reason(string contentType, string reason)
    {
        var fault = Assert.Throws<PapSyntaxException>(() => PushMultipart.Read(PapSamples.Bytes(PapSamples.Multipart("<pap/>")), contentType));

        Assert.Equal(PapStatus.BadRequest, fault.Code);
        Assert.Contains(reason, fault.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "no line with the boundary")]
    [InlineData($"--{B}", "no line with the boundary")]
    [InlineData($"--{B}--", "no entity")]
    [InlineData($"--{B}\r\n{Control}", "without its closing delimiter")]
    [InlineData($"--{B}\r\n{Control}--{B}-", "without its closing delimiter")]
    [InlineData($"--{B}\r\n{Control}--{B}--", "content entity is missing")]
    [InlineData($"--{B}\r\n{Control}--{B}\r\nContent-Type: a/b\r\n--{B}--", "content entity has no blank line")]
    [InlineData($"--{B}\r\n{Control}--{B}\r\nContent-Type a/b\r\n\r\n\r\n--{B}--", "expected Name: value")]
    [InlineData($"--{B}\r\n{Control}--{B}\r\n: a/b\r\n\r\n\r\n--{B}--", "expected Name: value")]
    [InlineData($"--{B}\r\n{Control}--{B}\r\n Content-Type: a/b\r\n\r\n\r\n--{B}--", "expected Name: value")]
    [InlineData($"--{B}\r\n{Control}--{B}\r\nX: \0\r\n\r\n\r\n--{B}--", "control character")]
    [InlineData($"--{B}\r\n{Control}--{B}\r\nX: 1\r\n\r\n\r\n--{B}--", "content entity has no Content-Type")]
    [InlineData($"--{B}\r\n{Control}--{B}\r\n\r\n\r\n--{B}--", "content entity has no Content-Type")]
    [InlineData($"--{B}\r\n{Control}--{B}\r\nContent-Type: si\r\n\r\n\r\n--{B}--", "cannot be read")]
    [InlineData($"--{B}\r\n{Control}--{B}\r\nContent-Type: a/b\r\ncontent-type: a/c\r\n\r\n\r\n--{B}--", "more than one Content-Type")]
    [InlineData($"--{B}\r\n{Control}--{B}\r\nContent-Type: a/b\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\n\r\n--{B}--", "\"x-uuencode\"")]
    [InlineData($"--{B}\r\n{Control}--{B}\r\nContent-Type: a/b\r\nContent-Transfer-Encoding: base64\r\n\r\nAAE\r\n--{B}--", "not base64")]
    [InlineData($"--{B}\r\n{Control}--{B}\r\nContent-Type: a/b\r\nContent-Transfer-Encoding: base64\r\n\r\n????\r\n--{B}--", "not base64")]
    [InlineData($"--{B}\r\n{Control}--{B}\r\nContent-Type: a/b\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\na=4\r\n--{B}--", "not quoted-printable at octet 1")]
    [InlineData($"--{B}\r\n{Control}--{B}\r\nContent-Type: a/b\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=\r\n--{B}--", "not quoted-printable at octet 0")]
    [InlineData($"--{B}\r\nContent-Type: text/plain\r\n\r\nx\r\n--{B}\r\n{Control}--{B}--", "control entity's Content-Type is text/plain")]
    [InlineData($"--{B}\r\n\r\n<pap/>\r\n--{B}\r\n{Control}--{B}--", "control entity's Content-Type is missing")]
    [InlineData($"--{B}\r\n{Control}--{B}\r\n{Control}--{B}\r\n{Control}--{B}\r\n{Control}--{B}--", "more than 3 entities")]
    public void Broken_body_is_refused_with_the_reason(string body, string reason)
    {
        var fault = Assert.Throws<PapSyntaxException>(() => Read(body));

        Assert.Equal(PapStatus.BadRequest, fault.Code);
        Assert.Contains(reason, fault.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_without_end_are_refused()
    {
        var long1 = Assert.Throws<PapSyntaxException>(() => Read(PapSamples.Multipart("<pap/>", "x", $"Content-Type: a/b\r\nX: {new string('x', 9000)}\r\n")));
        var many = Assert.Throws<PapSyntaxException>(() => Read(PapSamples.Multipart("<pap/>", "x", string.Concat(Enumerable.Repeat("X: 1\r\n", 65)))));

        Assert.Contains("octets of headers", long1.Description, StringComparison.Ordinal);
        Assert.Contains("more than 64 headers", many.Description, StringComparison.Ordinal);
    }

    private static PushSubmission Read(string body) => PushMultipart.Read(PapSamples.Bytes(body), PapSamples.MultipartType);
}
