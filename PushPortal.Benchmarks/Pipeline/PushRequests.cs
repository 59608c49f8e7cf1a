using System.Globalization;
using System.Text;
using System.Text.Json;
using PushPortal.Domain.Content;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>The requests of the load: one Service Indication to each recipient, by PAP or by REST.</summary>
internal static class PushRequests
{
    private const string Href = "http://si.example/p/" + PushTemplate.FirstMark;
    private const string PushId = PushTemplate.PushIdStart + PushTemplate.FirstMark + PushTemplate.PushIdEnd;

    /// <summary>Before the push-ids of pushes to many: those of a backlog are not those of the run.</summary>
    private const string ManyPrefix = "many-";
    private const string Boundary = "asdlfkjiurwghasf";
    internal const string PapContentType = "multipart/related; boundary=" + Boundary + "; type=\"application/xml\"";
    private const string Sentence = "You have new messages waiting in your inbox. ";

    /// <summary>Of the demo account.</summary>
    private const string ApiKey = "demo-key";

    /// <summary>Octets of the datagram that each segment of several holds, and about what the WSP push PDU puts in front of the content.</summary>
    private const int SegmentOctets = 128;
    private const int PushHeaderOctets = 16;

    internal static PushTemplate Make(PipelineOptions options, Uri gateway, string notifyUrl, HandsetNumbers numbers) =>
        new(options.Api == PushApi.Pap ? Pap(options, gateway, notifyUrl) : Rest(options, gateway, notifyUrl), numbers);

    /// <summary>A push-message and its content, each with the document type that initiators write.</summary>
    internal static string PapBody(int recipients, int segments, string notifyUrl) =>
        $"--{Boundary}\r\nContent-Type: application/xml\r\n\r\n" +
        "<?xml version=\"1.0\"?>\r\n<!DOCTYPE pap PUBLIC \"-//WAPFORUM//DTD PAP 2.0//EN\" \"http://www.wapforum.org/DTD/pap_2.0.dtd\">\r\n" +
        $"<pap>\r\n<push-message push-id=\"{PushId}\" ppg-notify-requested-to=\"{notifyUrl}\">\r\n" +
        Repeat(recipients, $"<address address-value=\"WAPPUSH={HandsetNumbers.CountryCode}{PushTemplate.RecipientMark}/TYPE=PLMN@ppg.example\"/>\r\n", "") +
        "<quality-of-service delivery-method=\"unconfirmed\"/>\r\n</push-message>\r\n</pap>\r\n" +
        $"--{Boundary}\r\nContent-Type: text/vnd.wap.si\r\nX-Wap-Application-Id: x-wap-application:wml.ua\r\n\r\n{IndicationDocument(segments)}\r\n--{Boundary}--\r\n";

    /// <summary>The content as the XML document that it travels in by PAP.</summary>
    internal static string IndicationDocument(int segments) =>
        "<?xml version=\"1.0\"?>\r\n<!DOCTYPE si PUBLIC \"-//WAPFORUM//DTD SI 1.0//EN\" \"http://www.wapforum.org/DTD/si.dtd\">\r\n" +
        $"<si><indication href=\"{Href}\" action=\"signal-high\">{TextOf(segments)}</indication></si>";

    private static string Pap(PipelineOptions options, Uri gateway, string notifyUrl)
    {
        var body = PapBody(options.Recipients, options.Segments, notifyUrl);
        var key = Convert.ToBase64String(Encoding.ASCII.GetBytes($"demo:{ApiKey}"));
        return Head("/pap", gateway, $"Basic {key}", PapContentType, body) + body;
    }

    private static string Rest(PipelineOptions options, Uri gateway, string notifyUrl)
    {
        var recipients = Repeat(options.Recipients, $"\"{HandsetNumbers.CountryCode}{PushTemplate.RecipientMark}\"", ",");
        var body =
            $"{{\"pushId\":\"{(options.Recipients > 1 ? ManyPrefix : "")}{PushId}\",\"to\":[{recipients}],\"content\":{{\"type\":\"si\",\"href\":\"{Href}\",\"text\":{JsonSerializer.Serialize(TextOf(options.Segments))}," +
            $"\"action\":\"signal-high\"}},{DeliverAfter(options)}\"notifyUrl\":\"{notifyUrl}\"}}";
        return Head("/api/v1/pushes", gateway, $"Bearer {ApiKey}", "application/json", body) + body;
    }

    private static string DeliverAfter(PipelineOptions options) => options.DeliverAfter is { } after ? $"\"deliverAfter\":\"{after:yyyy-MM-dd'T'HH:mm:ss'Z'}\"," : "";

    private static string Head(string path, Uri gateway, string authorization, string contentType, string body) => string.Create(
        CultureInfo.InvariantCulture,
        $"POST {path} HTTP/1.1\r\nHost: {gateway.Authority}\r\nAuthorization: {authorization}\r\nContent-Type: {contentType}\r\nContent-Length: {body.Length}\r\n\r\n");

    private static string Repeat(int count, string text, string between) => string.Join(between, Enumerable.Repeat(text, count));

    /// <summary>A text with which the push takes so many segments: the last of several is about half full.</summary>
    private static string TextOf(int segments)
    {
        if (segments == 1)
        {
            return Sentence.TrimEnd();
        }

        var bare = ContentEncoder.Encode(new ServiceIndication { Href = Href, Text = "", Action = SignalAction.High }, TimeProvider.System.GetUtcNow());
        var octets = (segments - 1) * SegmentOctets + SegmentOctets / 2 - bare.Body.Length - PushHeaderOctets;
        return Repeat(octets / Sentence.Length + 1, Sentence, "")[..octets];
    }
}
