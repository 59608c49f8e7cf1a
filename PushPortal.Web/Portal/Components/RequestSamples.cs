using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using PushPortal.Domain.Content;
using PushPortal.Domain.Pushes;
using PushPortal.Web.Api.Pushes;

namespace PushPortal.Web.Portal.Components;

/// <summary>One push as the requests of the other doors: what a program would send to have the same octets on the air.</summary>
internal static class RequestSamples
{
    private const string Boundary = "push";
    private const int Base64Line = 76;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For a shell: quotes of the body are closed around each quote in it.</summary>
    internal static string Curl(Uri gateway, JsonObject body)
    {
        var json = body.ToJsonString(Readable).Replace("'", "'\\''", StringComparison.Ordinal);
        return $"curl -X POST '{new Uri(gateway, "api/v1/pushes")}' \\\n  -H 'Authorization: Bearer <API key>' \\\n  -H 'Content-Type: application/json' \\\n  -d '{json}'";
    }

    /// <summary>The multipart/related body (WAP-247); null for a bare datagram, which PAP does not have.</summary>
    internal static string? Pap(PushRequest request, EncodedContent encoded)
    {
        if (encoded.ContentType is not { } contentType)
        {
            return null;
        }

        var (type, entity, isBase64) = request.Content switch
        {
            ServiceIndication indication => ("text/vnd.wap.si", Si(indication), false),
            ServiceLoading loading => ("text/vnd.wap.sl", Sl(loading), false),
            _ => (contentType, Lines(Convert.ToBase64String(encoded.Body.Span)), true),
        };
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"--{Boundary}\r\nContent-Type: application/xml\r\n\r\n{Control(request)}\r\n")
            .Append(CultureInfo.InvariantCulture, $"--{Boundary}\r\nContent-Type: {type}\r\n");
        if (isBase64)
        {
            text.Append("Content-Transfer-Encoding: base64\r\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"\r\n{entity}\r\n--{Boundary}--\r\n").ToString();
    }

    /// <summary>How the PAP body is posted.</summary>
    internal static string PapCurl(Uri gateway) =>
        $"curl -X POST '{new Uri(gateway, "pap")}' -u '<account>:<API key>' \\\n  -H 'Content-Type: multipart/related; boundary={Boundary}; type=\"application/xml\"' \\\n  --data-binary @push.mime";

    private static string Control(PushRequest request) => Xml(xml =>
    {
        xml.WriteStartDocument();
        xml.WriteDocType("pap", "-//WAPFORUM//DTD PAP 2.0//EN", "http://www.wapforum.org/DTD/pap_2.0.dtd", null);
        xml.WriteStartElement("pap");
        xml.WriteStartElement("push-message");
        xml.WriteAttributeString("push-id", request.InitiatorPushId ?? "choose-one@pi.example");
        Write(xml, "deliver-after-timestamp", request.DeliverAfter);
        Write(xml, "deliver-before-timestamp", request.DeliverBefore);
        if (request.Notify is { Kind: not NotificationKind.Receipt } notify)
        {
            xml.WriteAttributeString("ppg-notify-requested-to", notify.Url.OriginalString);
        }

        foreach (var recipient in request.Recipients)
        {
            xml.WriteStartElement("address");
            xml.WriteAttributeString("address-value", $"WAPPUSH={recipient.Number}/TYPE=PLMN@ppg.example");
            xml.WriteEndElement();
        }

        if (request.Priority != Priority.Medium || request.DeliveryMethod is not null)
        {
            xml.WriteStartElement("quality-of-service");
            Write(xml, "priority", request.Priority switch { Priority.High => "high", Priority.Low => "low", _ => null });
            Write(xml, "delivery-method", request.DeliveryMethod is { } method ? DeliveryMethodWords.Word(method) : null);
            xml.WriteEndElement();
        }
    });

    private static string Si(ServiceIndication indication) => Xml(xml =>
    {
        xml.WriteStartDocument();
        xml.WriteDocType("si", "-//WAPFORUM//DTD SI 1.0//EN", "http://www.wapforum.org/DTD/si.dtd", null);
        xml.WriteStartElement("si");
        xml.WriteStartElement("indication");
        Write(xml, "href", indication.Href);
        Write(xml, "si-id", indication.SiId);
        Write(xml, "action", indication.Action is { } action ? action.ToText() : null);
        Write(xml, "created", indication.Created);
        Write(xml, "si-expires", indication.Expires);
        xml.WriteString(indication.Text);
    });

    private static string Sl(ServiceLoading loading) => Xml(xml =>
    {
        xml.WriteStartDocument();
        xml.WriteDocType("sl", "-//WAPFORUM//DTD SL 1.0//EN", "http://www.wapforum.org/DTD/sl.dtd", null);
        xml.WriteStartElement("sl");
        Write(xml, "href", loading.Href);
        Write(xml, "action", loading.Action is { } action ? action.ToText() : null);
    });

    private static string Xml(Action<XmlWriter> write)
    {
        using var text = new Utf8Text();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\r\n", CheckCharacters = false }))
        {
            write(xml);
        }

        return text.ToString();
    }

    private static void Write(XmlWriter xml, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            xml.WriteAttributeString(name, value);
        }
    }

    private static void Write(XmlWriter xml, string name, DateTimeOffset? at) =>
        Write(xml, name, at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    private static string Lines(string base64) => string.Join("\r\n", base64.Chunk(Base64Line).Select(line => new string(line)));

    /// <summary>The declaration names the encoding in which the body is sent.</summary>
    private sealed class Utf8Text() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
