using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PushPortal.Infrastructure.Tracing;

namespace PushPortal.Web.Portal;

/// <summary>What a trace saw, the oldest first, a JSON object a line; nothing where nothing is kept.</summary>
internal static class TraceExport
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    internal static async Task WriteAsync(HttpContext context, WireTrace trace, CancellationToken ct)
    {
        context.Response.ContentType = "application/x-ndjson; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"trace.jsonl\"";
        foreach (var entry in trace.Last?.All() ?? [])
        {
            await JsonSerializer.SerializeAsync(context.Response.Body, entry, Format, ct);
            await context.Response.Body.WriteAsync("\n"u8.ToArray(), ct);
        }
    }
}
