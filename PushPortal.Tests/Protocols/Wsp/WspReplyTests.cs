using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Tests.Protocols.Wsp;

/// <summary>Replies to handsets, octet for octet, made by hand from WAP-230, 8.2.3.3 and 8.4.2.</summary>
public sealed class WspReplyTests
{
    [Theory]
    [InlineData(200, "20")]
    [InlineData(206, "26")]
    [InlineData(226, "20")]
    [InlineData(302, "32")]
    [InlineData(304, "34")]
    [InlineData(307, "37")]
    [InlineData(308, "31")]
    [InlineData(404, "44")]
    [InlineData(415, "4f")]
    [InlineData(416, "50")]
    [InlineData(417, "51")]
    [InlineData(429, "40")]
    [InlineData(500, "60")]
    [InlineData(504, "64")]
    [InlineData(511, "60")]
    [InlineData(100, "60")]
    public void Status_is_https_by_its_digits(int status, string octet) => Assert.Equal($"04{octet}0183", Write(status, []));

    [Fact]
    public void Reply_is_status_headers_and_content() =>
        Assert.Equal("2a" + "0420" + "06" + "039481ea" + "8d83" + "7f0101", Convert.ToHexStringLower(WspReply.Write(
            200, [new("Content-Length", "3"), new("content-type", "application/vnd.wap.wmlc; charset=utf-8")], [0x7F, 1, 1], transactionId: 0x2A)));

    [Theory]
    [InlineData("Accept-Ranges", "bytes", "8481")]
    [InlineData("Age", "300", "8502012c")]
    [InlineData("Cache-Control", "no-cache", "8880")]
    [InlineData("Cache-Control", "max-age=60, must-revalidate", "880282bc8889")]
    [InlineData("Cache-Control", "max-age=86400", "880582030151" + "80")]
    [InlineData("Cache-Control", "private=\"x\"", "43616368652d436f6e74726f6c00" + "707269766174653d22782200")]
    [InlineData("Content-Encoding", "gzip", "8b80")]
    [InlineData("Content-Encoding", "br", "8b627200")]
    [InlineData("Content-Language", "zh, en-GB", "8cc1" + "8c656e2d474200")]
    [InlineData("Content-Language", "fo", "8c0182")]
    [InlineData("Content-Length", "12345", "8d023039")]
    [InlineData("Date", "Sat, 01 Jan 2000 00:00:00 GMT", "9204386d4380")]
    [InlineData("Expires", "0", "940100")]
    [InlineData("Expires", "Sat, 01 Jan 2000 00:00:00 GMT", "9404386d4380")]
    [InlineData("Last-Modified", "Sat, 01 Jan 2000 00:00:00 GMT", "9d04386d4380")]
    [InlineData("ETag", "\"v1\"", "932276312200")]
    [InlineData("Location", "http://a.b/", "9c687474703a2f2f612e622f00")]
    [InlineData("Pragma", "no-cache", "9f80")]
    [InlineData("Retry-After", "120", "a50281f8")]
    [InlineData("Retry-After", "Sat, 01 Jan 2000 00:00:00 GMT", "a5068004386d4380")]
    [InlineData("Server", "x", "a67800")]
    [InlineData("Set-Cookie", "a=b; Path=/", "5365742d436f6f6b696500" + "613d623b20506174683d2f00")]
    [InlineData("X-Note", "\u00FC", "582d4e6f746500" + "7ffc00")]
    public void Header_is_written_by_its_number_where_it_has_one(string name, string value, string octets) =>
        Assert.Equal($"0420{1 + octets.Length / 2:x2}83{octets}", Write(200, [new(name, value)]));

    [Theory]
    [InlineData(null, "", "83")]
    [InlineData(null, "00", "da")]
    [InlineData("nonsense", "00", "da")]
    [InlineData("image/vnd.wap.wbmp", "00", "a1")]
    public void Reply_always_has_a_content_type(string? type, string content, string octets) =>
        Assert.Equal($"042001{octets}{content}", Convert.ToHexStringLower(WspReply.Write(200, type is null ? [] : [new("Content-Type", type)], Convert.FromHexString(content))));

    private static string Write(int status, WspHeader[] headers) => Convert.ToHexStringLower(WspReply.Write(status, headers, []));
}
