using System.Text;
using PushPortal.Domain.Content;
using PushPortal.Domain.Protocols.Wsp;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Tests.Content;
using PushPortal.Tests.Protocols.Wbxml;

namespace PushPortal.Tests.IndependentDecoders;

/// <summary>Wireshark reads our push PDUs, whole and put together from segments, as what they were made from.</summary>
public sealed class PushDissectionTests
{
    private const int Patience = 60_000;
    private const ushort PushPort = 2948;
    private const ushort WspPort = 9200;

    private static readonly string[] Fields =
    [
        "wsp.pdu_type", "wsp.header.content_type", "wsp.header.x_wap_application_id", "wsp.parameter.charset", "wsp.parameter.mac", "mmse.content_location", "wbxml.str_i",
    ];

    private static readonly string[] ShortMessages = ["-o", "uat:user_dlts:\"User 0 (DLT=147)\",\"gsm_sms\",\"0\",\"\",\"0\",\"\""];

    /// <summary>Contents, and their fields in Wireshark's words.</summary>
    private static readonly (PushContent Content, string Expected)[] Pushes =
    [
        (new ServiceIndication { Href = "http://www.example.com/" + new string('a', 200), Text = "You have mail" },
            $"0x06|application/vnd.wap.sic|||||example,{new string('a', 200)},You have mail"),
        (new ServiceLoading { Href = "https://example.org/a", Action = LoadingAction.Cache }, "0x06|application/vnd.wap.slc|||||example,a"),
        (new CacheOperation { Objects = ["http://a.example/"] }, "0x06|application/vnd.wap.coc|||||a.example/"),
        // Wireshark has no names for the long numbers of types; the document itself is read by libwbxml.
        (new EmailNotification { Mailbox = "mailat:user@wapforum.org" }, "0x06|<Unknown media type identifier 0x30A>|x-wap-application:emn.ua||||"),
        (new Provisioning { Xml = WbxmlVectors.Find("WBXML-PROV-005").Xml, Security = new() { Method = SecurityMethod.UserPin, Pin = "1234" } },
            "0x06|application/vnd.wap.connectivity-wbxml|||B66312F2770A3D88D08057EFA047C427993D3974||1.1,INTERNET,MY ISP GPRS,MYISP.gprs,0,http://www.operator.com/TPS/"),
        (ContentEncoderTests.Mms, "0x06|application/vnd.wap.mms-message|x-wap-application:mms.ua|||http://mmsc.example.com/mms/wapenc?id=4f1c9a77e2|"),
        (new RawContent { ContentType = "text/plain; charset=utf-8", Body = Encoding.UTF8.GetBytes(new string('b', 500)) }, "0x06|text/plain||UTF-8|||"),
        (new RawContent { ContentType = "application/vnd.oma.drm.rights+xml", Body = "<o-ex:rights/>"u8.ToArray() }, "0x06|application/vnd.oma.drm.rights+xml|x-wap-application:drm.ua||||"),
    ];

    private static readonly string[] Expected = [.. Pushes.Select(push => push.Expected)];

    [Fact(Timeout = Patience)]
    public async Task Push_pdu_is_read_as_it_was_written()
    {
        var capture = new Capture(Capture.RawIp);
        foreach (var pdu in Pushes.Select(Pdu))
            capture.AddUdp(pdu);

        Assert.Equal(Expected, await DissectAsync(capture, [], TestContext.Current.CancellationToken));
    }

    [Fact(Timeout = Patience)]
    public async Task Segments_are_put_together_and_read_as_the_push()
    {
        var capture = new Capture(Capture.UserDefined);
        var reference = 0;
        foreach (var pdu in Pushes.Select(Pdu))
        {
            foreach (var segment in Segmenter.Split(pdu, PushRequest.WapPush, reference++))
                capture.AddShortMessage(segment.UserDataHeader.Span, segment.UserData.Span);
        }

        Assert.Equal(Expected, await DissectAsync(capture, ShortMessages, TestContext.Current.CancellationToken));
    }

    private static byte[] Pdu((PushContent Content, string Expected) push)
    {
        var encoded = ContentEncoder.Encode(push.Content, DateTimeOffset.UnixEpoch);
        return PushPdu.Write(encoded.ContentType!, encoded.DefaultApplicationId, encoded.Body.Span);
    }

    /// <summary>The fields of each packet that holds a whole push; none may be malformed.</summary>
    private static async Task<string[]> DissectAsync(Capture capture, string[] options, CancellationToken ct)
    {
        var lines = (await IndependentDecoder.Wireshark.DecodeAsync(
            capture.ToArray(),
            [.. options, "-n", "-r", "-", "-T", "fields", "-E", "separator=|", "-e", "_ws.malformed", .. Fields.SelectMany(field => (string[])["-e", field])],
            ct)).Split('\n');
        Assert.DoesNotContain(lines, line => line.Contains("alformed", StringComparison.Ordinal));
        return [.. lines.Select(line => line.TrimStart('|')).Where(line => line.Length > 0)];
    }
}
