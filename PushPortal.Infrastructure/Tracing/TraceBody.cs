using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PushPortal.Domain.Accounts;

namespace PushPortal.Infrastructure.Tracing;

/// <summary>The body of a request or an answer as a trace shows it.</summary>
internal static partial class TraceBody
{
    /// <summary>Members whose texts say what became of a push and not what is in it.</summary>
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "id", "pushId", "transactionId", "timestamp", "status", "state", "step", "code", "type", "title", "detail", "instance", "priority", "reason", "kind", "contentType", "action", "deliverAfter", "deliverBefore",
        "created", "expires", "at", "event", "receivedAt", "eventAt", "transaction", "push", "applicationId", "source", "traceId", "next", "prev",
    };

    /// <summary>Null for an empty one.</summary>
    /// <param name="most">Octets that are looked at.</param>
    internal static string? Of(ReadOnlySpan<byte> body, string? mediaType, bool showsContent, int most)
    {
        if (body.IsEmpty)
        {
            return null;
        }

        if (mediaType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true)
        {
            return Cut(Json(body.ToArray(), showsContent) ?? Note(body.Length), most);
        }

        var text = Encoding.UTF8.GetString(body);
        if (showsContent)
        {
            return Cut(TraceText.WithoutSecrets(text), most);
        }

        // Of PAP the control document says what is asked; what comes behind it is content.
        var control = Control.Match(text);
        return control.Success
            ? Cut(NumberMask.Of(TraceText.WithoutSecrets(control.Value)), most) + (body.Length > control.Length ? " " + Note(body.Length - control.Length) : "")
            : Note(body.Length);
    }

    private static string Note(int octets) => string.Create(CultureInfo.InvariantCulture, $"[{octets} octets]");

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most] + " […]";

    /// <summary>Null when it is none.</summary>
    private static string? Json(ReadOnlyMemory<byte> body, bool showsContent)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            {
                Write(writer, document.RootElement, "", showsContent);
            }

            return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element, string name, bool showsContent)
    {
        if (TraceText.IsSecret(name))
        {
            writer.WriteStringValue(TraceText.Masked);
            return;
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value, member.Name, showsContent);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(writer, item, name, showsContent);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Shown(element.GetString()!, name, showsContent));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static string Shown(string text, string name, bool showsContent) =>
        showsContent ? TraceText.WithoutSecrets(text)
        : Phone.IsMatch(text) ? NumberMask.Of(text)
        : Plain.Contains(name) ? Plus.Replace(TraceText.WithoutSecrets(text), static number => NumberMask.Of(number.Value))
        : string.Create(CultureInfo.InvariantCulture, $"[{text.Length} characters]");

    [GeneratedRegex(@"^\+?[0-9]{7,20}$")]
    private static partial Regex Phone { get; }

    [GeneratedRegex(@"\+[0-9]{7,}")]
    private static partial Regex Plus { get; }

    [GeneratedRegex(@"<pap[\s>].*?</pap>", RegexOptions.Singleline)]
    private static partial Regex Control { get; }
}
