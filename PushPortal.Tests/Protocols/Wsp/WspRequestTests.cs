using System.Text;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Tests.Protocols.Wsp;

/// <summary>Requests of handsets. Octets are made by hand from WAP-230, 8.2.3 and 8.4.2, and from the tables of the reference.</summary>
public sealed class WspRequestTests
{
    private const string Url = "0a 687474703a2f2f612e62";

    [Fact]
    public void Get_has_a_url_and_headers()
    {
        var request = Read("40" + Url + "80 94  83 99  a9 66616b6577617000");

        Assert.Equal(("GET", "http://a.b", 0), (request.Method, request.Uri, request.Body.Length));
        Assert.Equal([new("Accept", "application/vnd.wap.wmlc"), new("Accept-Language", "en"), new("User-Agent", "fakewap")], request.Headers);
    }

    [Theory]
    [InlineData("40", "GET")]
    [InlineData("41", "OPTIONS")]
    [InlineData("42", "HEAD")]
    [InlineData("43", "DELETE")]
    [InlineData("44", "TRACE")]
    public void Type_says_the_method(string type, string method) => Assert.Equal(method, Read(type + Url).Method);

    [Theory]
    [InlineData("60", "POST")]
    [InlineData("61", "PUT")]
    public void Post_has_a_content_type_headers_and_a_body(string type, string method)
    {
        var request = Read(type + "0a 04 687474703a2f2f612e62 03 83 81 ea 01020304");

        Assert.Equal((method, "http://a.b"), (request.Method, request.Uri));
        Assert.Equal(new WspHeader("Content-Type", "text/plain; charset=utf-8"), request.Headers[0]);
    }

    [Fact]
    public void Body_follows_the_headers()
    {
        var request = Read("60 0a 03 687474703a2f2f612e62 be 8d84 01020304");

        Assert.Equal([new("Content-Type", "application/vnd.wap.mms-message"), new("Content-Length", "4")], request.Headers);
        Assert.Equal([1, 2, 3, 4], request.Body.ToArray());
    }

    [Theory]
    [InlineData("80 80", "Accept: */*")]
    [InlineData("80 03 94 80 33", "Accept: application/vnd.wap.wmlc; q=0.5")]
    [InlineData("80 696d6167652f6800", "Accept: image/h")]
    [InlineData("81 ea", "Accept-Charset: utf-8")]
    [InlineData("bb 02 84 0b", "Accept-Charset: iso-8859-1;q=0.1")]
    [InlineData("81 03 0207ea", "Accept-Charset: big5")]
    [InlineData("82 80", "Accept-Encoding: gzip")]
    [InlineData("bc 03 82 8319", "Accept-Encoding: deflate;q=0.309")]
    [InlineData("83 c1", "Accept-Language: zh")]
    [InlineData("83 656e2d474200", "Accept-Language: en-GB")]
    [InlineData("83 02 96 64", "Accept-Language: de;q=0.99")]
    [InlineData("84 81", "Accept-Ranges: bytes")]
    [InlineData("87 05 80 6100 6200", "Authorization: Basic YTpi")]
    [InlineData("88 80", "Cache-Control: no-cache")]
    [InlineData("88 03 82 01 3c", "Cache-Control: max-age=60")]
    [InlineData("bd 02 82 bc", "Cache-Control: max-age=60")]
    [InlineData("8d 02 0400", "Content-Length: 1024")]
    [InlineData("96 612e6200", "Host: a.b")]
    [InlineData("97 04 386d4380", "If-Modified-Since: Sat, 01 Jan 2000 00:00:00 GMT")]
    [InlineData("98 2278797a2200", "If-Match: \"xyz\"")]
    [InlineData("9f 80", "Pragma: no-cache")]
    [InlineData("a3 03 80 00 64", "Range: bytes=0-100")]
    [InlineData("a3 02 81 64", "Range: bytes=-100")]
    [InlineData("a4 687474703a2f2f612e6200", "Referer: http://a.b")]
    [InlineData("b5 687474703a2f2f702f00", "Profile: http://p/")]
    [InlineData("c2 09 90 07 6e616d6500 7600", "Cookie: name=v")]
    [InlineData("c2 613d6200", "Cookie: a=b")]
    [InlineData("436f6f6b696500 613d6200", "Cookie: a=b")]
    [InlineData("782d6e6f746500 6772fc00", "x-note: gr\u00FC")]
    [InlineData("01 80 80", "Accept: */*")]
    [InlineData("7f01 80 80", "Accept: */*")]
    public void Header_is_read_as_http_writes_it(string header, string expected)
    {
        var read = Assert.Single(Read("40" + Url + header).Headers);

        Assert.Equal(expected, $"{read.Name}: {read.Value}");
    }

    [Theory]
    [InlineData("c3 95", "the encoding version concerns the gateway")]
    [InlineData("ff 80", "an unknown number")]
    [InlineData("80 ff", "an unknown value")]
    [InlineData("a3 02 9900", "an unknown form")]
    [InlineData("80 01 80 ", "a value that is cut off inside")]
    [InlineData("02 80 80", "another code page")]
    [InlineData("a9 610d0a583a2062 00", "a line end that would begin another header")]
    [InlineData("78203a00 6100", "a name that is none")]
    public void Header_that_is_not_known_is_passed_over(string header, string why)
    {
        var headers = Read("40" + Url + header + "01 a9 6100").Headers;

        Assert.True(headers.Count(read => read.Name != "User-Agent" || read.Value != "a") is 0 or 1, why);
        Assert.Equal(new WspHeader("User-Agent", "a"), headers[^1]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("50 00")]
    [InlineData("04 20 01 83")]
    [InlineData("40")]
    [InlineData("40 0a 6874")]
    [InlineData("60 0a 20 687474703a2f2f612e62 83")]
    [InlineData("40 ffffffff7f")]
    [InlineData("40" + Url + "a9 6161")]
    [InlineData("40" + Url + "80 1f ffffff7f")]
    public void What_is_no_request_is_refused(string pdu) => Assert.Throws<WspFormatException>(() => Read(pdu));

    [Fact]
    public void Damaged_requests_are_read_or_refused()
    {
        byte[][] good =
        [
            Octets("40" + Url + "80 94  83 99  a9 66616b6577617000 bb 02 84 0b 88 03 82 01 3c 97 04 386d4380 c2 09 90 07 6e616d6500 7600"),
            Octets("60 0a 07 687474703a2f2f612e62 03 83 81 ea 8d 84 80 01020304"),
        ];

        Assert.InRange(Garble.Refused<WspFormatException>(Garble.Mutations(good, 20_000, seed: 9), octets => WspRequest.Read(octets)), 1, 19_999);
        Garble.Refused<WspFormatException>(good.SelectMany(Garble.Truncations), octets => WspRequest.Read(octets));
    }

    [Fact]
    public void Request_has_no_more_headers_than_anybody_needs() =>
        Assert.Throws<WspFormatException>(() => Read("40" + Url + new StringBuilder().Insert(0, "8080", 129)));

    private static byte[] Octets(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    private static WspRequest Read(string hex) => WspRequest.Read(Octets(hex));
}
