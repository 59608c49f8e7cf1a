using System.Text;
using PushPortal.Domain.Protocols.Wbxml;
using PushPortal.Domain.Protocols.Wsp;
using PushPortal.Domain.Protocols.Wtp;
using PushPortal.Tests.Protocols.Wtp;

namespace PushPortal.Tests.IndependentDecoders;

/// <summary>Wireshark reads our replies, our transactions and our decks as what they were made from.</summary>
public sealed class WapDissectionTests
{
    private const int Patience = 60_000;
    private const string Connect = "01100a020480c080000481c080008080";

    private static readonly WspHeader[] Headers =
    [
        new("Content-Type", "application/vnd.wap.wmlc; charset=utf-8"), new("Content-Length", "17"), new("Date", "Sat, 01 Jan 2000 00:00:00 GMT"),
        new("Last-Modified", "Sat, 01 Jan 2000 00:00:00 GMT"), new("Expires", "0"), new("Cache-Control", "max-age=86400, must-revalidate"), new("Location", "http://a.example/"),
        new("Server", "origin"), new("ETag", "\"v1\""), new("Content-Language", "zh"), new("Content-Encoding", "deflate"), new("Accept-Ranges", "none"),
        new("Retry-After", "120"), new("Set-Cookie", "a=b; Path=/"), new("Age", "7"), new("Pragma", "no-cache"),
    ];

    private static readonly byte[] Deck = WmlCompiler.Compile(Encoding.UTF8.GetBytes(
        """<wml><card id="main" title="Hello"><p align="center">Hello $(name:escape)<a href="http://www.example.com/">on</a></p></card></wml>"""));

    /// <summary>The seconds of max-age are beside its field and not in it. Retry-After is not looked at: this version of Wireshark decodes neither of its forms.</summary>
    [Fact(Timeout = Patience)]
    public async Task Reply_and_its_headers_are_read_as_they_were_written()
    {
        var capture = new Capture(Capture.RawIp);
        capture.AddUdp(WspReply.Write(200, Headers, Deck, transactionId: 0x2A), Capture.WspPort, Capture.AnyPort);
        capture.AddUdp(WspReply.Write(404, [], [], transactionId: 0x2B), Capture.WspPort, Capture.AnyPort);

        Assert.Equal(
        [
            "0x2a|0x04|0x20|application/vnd.wap.wmlc|17|Jan  1, 2000 00:00:00 UTC|Jan  1, 2000 00:00:00 UTC|Jan  1, 1970 00:00:00 UTC|max-age,must-revalidate|http://a.example/|origin|\"v1\"|Chinese (zh)|deflate|none|7 seconds|no-cache",
            "0x2b|0x04|0x44|text/plain|||||||||||||",
        ], (await DissectAsync(capture, TestContext.Current.CancellationToken,
            "wsp.TID", "wsp.pdu_type", "wsp.reply.status", "wsp.header.content_type", "wsp.header.content_length", "wsp.header.date", "wsp.header.last_modified", "wsp.header.expires",
            "wsp.header.cache_control", "wsp.header.location", "wsp.header.server", "wsp.header.etag", "wsp.header.content_language", "wsp.header.content_encoding",
            "wsp.header.accept_ranges", "wsp.header.age", "wsp.header.pragma")));
    }

    [Fact(Timeout = Patience)]
    public async Task Deck_is_read_as_it_was_written()
    {
        var capture = new Capture(Capture.RawIp);
        capture.AddUdp(WspReply.Write(200, Headers[..1], Deck, transactionId: 1), Capture.WspPort, Capture.AnyPort);

        var details = await DetailsAsync(capture, TestContext.Current.CancellationToken);

        Assert.Contains("-//WAPFORUM//DTD WML 1.1//EN", details, StringComparison.Ordinal);
        string[] rendered = [.. details[details.IndexOf("Rendering", StringComparison.Ordinal)..].Split('\n').Skip(1).Select(line => line[(line.LastIndexOf('|') + 1)..].Trim()).Where(line => line.Length > 0)];
        Assert.Equal(
        [
            "<wml>", "<card", "id=", "'main'", "title=", "'Hello'", ">", "<p", "align='center'", ">", "'Hello '", "(Variable substitution - escaped: 'name')",
            "<a", "href='http://'", "'www.example'", "'.com/'", ">", "'on'", "</a>", "</p>", "</card>", "</wml>",
        ], rendered);
    }

    /// <summary>A session with a reply in packets of which one is lost, as the handset's and the gateway's datagrams follow each other.</summary>
    [Fact(Timeout = Patience)]
    public async Task Transactions_are_read_as_they_were_carried_out()
    {
        var wtp = new WtpScript(new() { PacketOctets = 100 });
        var capture = new Capture(Capture.RawIp);
        void Exchange(string datagram, string[] answers)
        {
            capture.AddUdp(Convert.FromHexString(datagram), Capture.AnyPort, Capture.WspSessionPort);
            foreach (var answer in answers.Where(answer => answer.All(char.IsAsciiHexDigit)))
                capture.AddUdp(Convert.FromHexString(answer), Capture.WspSessionPort, Capture.AnyPort);
        }
        void Receive(string datagram) => Exchange(datagram, wtp.Receive(datagram));

        Receive("0a000112" + Connect);
        Exchange("180001", wtp.Answer(Convert.ToHexString(WspConnect.WriteReply(7, new() { ClientSdu = 1400, MethodMor = 4, ProtocolOptions = WspProtocolOptions.SessionResume }))));
        Receive("180001");
        Receive("0a00021240" + "10687474703a2f2f612e6578616d706c65");
        Exchange("180001", wtp.Answer(Convert.ToHexString(WspReply.Write(200, [new("Content-Type", "text/plain")], new byte[550]))));
        Receive("380002" + "0101");
        Receive("9800021903");
        Receive("9800021905");
        Receive("0a000532" + "40" + "10687474703a2f2f612e6578616d706c65");
        Receive("0e000612");
        Exchange("180001", wtp.Abort(WtpAbortReason.Disconnected));

        Assert.Equal(
        [
            "0x02|0x0001||0x02|7||",
            "0x02|0x0002|||||",
            "0x06|0x0002|1||||",
            "0x06|0x0002|2||||",
            "0x06|0x0002|3||||",
            "0x06|0x0002|1||||",
            "0x06|0x0002|4||||",
            "0x06|0x0002|5|0x04||0x20|",
            "0x03|0x0005|||||1",
            "0x04|0x0006|||||",
        ], await GatewaysAsync(capture, TestContext.Current.CancellationToken));
    }

    /// <summary>The PDUs that the gateway sent, in Wireshark's words.</summary>
    private static async Task<string[]> GatewaysAsync(Capture capture, CancellationToken ct)
    {
        var lines = await DissectAsync(capture, ct, "udp.srcport", "wtp.pdu_type", "wtp.TID", "wtp.header.sequence", "wsp.pdu_type", "wsp.server.session_id", "wsp.reply.status", "wtp.ack.tvetok");
        return [.. lines.Where(line => line.StartsWith("9201|", StringComparison.Ordinal)).Select(line => line["9201|".Length..])];
    }

    private static async Task<string[]> DissectAsync(Capture capture, CancellationToken ct, params string[] fields) => [.. (await DecodeAsync(capture,
        ["-T", "fields", "-E", "separator=|", .. fields.SelectMany(field => (string[])["-e", field])], ct)).Split('\n').Where(line => line.Length > 0)];

    private static Task<string> DetailsAsync(Capture capture, CancellationToken ct) => DecodeAsync(capture, ["-V"], ct);

    private static async Task<string> DecodeAsync(Capture capture, string[] options, CancellationToken ct)
    {
        var decoded = await IndependentDecoder.Wireshark.DecodeAsync(capture.ToArray(), ["-n", "-r", "-", .. options], ct);
        Assert.DoesNotContain("alformed", decoded, StringComparison.Ordinal);
        return decoded;
    }
}
