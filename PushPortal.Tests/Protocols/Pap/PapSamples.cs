using System.Text;
using PushPortal.Domain.Protocols.Pap;

namespace PushPortal.Tests.Protocols.Pap;

/// <summary>PAP documents as push initiators write them, and the multipart bodies around them.</summary>
internal static class PapSamples
{
    internal const string Boundary = "asdlfkjiurwgasf";
    internal const string MultipartType = $"multipart/related; boundary={Boundary}; type=\"application/xml\"";

    internal const string ServiceIndication = """
        <?xml version="1.0"?>
        <!DOCTYPE si PUBLIC "-//WAPFORUM//DTD SI 1.0//EN" "http://www.wapforum.org/DTD/si.dtd">
        <si><indication href="http://wap.iobox.fi" si-id="1@wiral.com" action="signal-high" created="1999-06-25T15:23:15Z"
            si-expires="2002-12-30T00:00:00Z">Want to test a fetch?</indication></si>
        """;

    internal const string FullPush = """
        <?xml version="1.0"?>
        <!DOCTYPE pap PUBLIC "-//WAPFORUM//DTD PAP//EN" "http://www.wapforum.org/DTD/pap_1.0.dtd">
        <pap>
          <push-message push-id="9fjeo39jf084@pi.com" deliver-before-timestamp="2002-11-01T06:45:00Z"
              deliver-after-timestamp="2000-02-27T06:45:00Z" progress-notes-requested="false">
            <address address-value="WAPPUSH=+358408676001/TYPE=PLMN@ppg.carrier.com"></address>
            <quality-of-service priority="low" delivery-method="unconfirmed" network-required="true" network="GSM"
                bearer-required="true" bearer="SMS"></quality-of-service>
          </push-message>
        </pap>
        """;

    internal static string Push(string attributes = "push-id=\"1@pi\"", string children = Address, string documentType = "") =>
        $"<?xml version=\"1.0\"?>{documentType}<pap><push-message {attributes}>{children}</push-message></pap>";

    internal const string Address = "<address address-value=\"WAPPUSH=+8613800000001/TYPE=PLMN@ppg.example\"/>";

    internal static string Multipart(string control, string content = ServiceIndication, string contentHeaders = "Content-Type: text/vnd.wap.si\r\n", string boundary = Boundary) =>
        $"--{boundary}\r\nContent-Type: application/xml\r\n\r\n{control}\r\n--{boundary}\r\n{contentHeaders}\r\n{content}\r\n--{boundary}--\r\n";

    internal static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    internal static PapDocument Read(string xml) => PapReader.Read(Bytes(xml));

    internal static PapSyntaxException Refused(string xml) => Assert.Throws<PapSyntaxException>(() => Read(xml));
}
