using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PushPortal.Domain.Audit;
using PushPortal.Infrastructure.Tracing;
using PushPortal.Web.Portal.Account;

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

    internal static async Task WriteAsync(HttpContext context, WireTrace trace, IAuditLog audit, CancellationToken ct)
    {
        var run = trace.Last;
        if (run is not null)
        {
            await audit.WriteAsync(Entry(Actor.User(Viewer.Of(context.User).Name, Visit.AddressOf(context)), AuditAction.TraceDownloaded, run), ct);
        }

        context.Response.ContentType = "application/x-ndjson; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"trace.jsonl\"";
        var hides = run is { Order.ShowsContent: true } && !Viewer.Of(context.User).NeedsNumbers;
        foreach (var entry in run?.All() ?? [])
        {
            await JsonSerializer.SerializeAsync(context.Response.Body, hides ? entry.WithoutContent() : entry, Format, ct);
            await context.Response.Body.WriteAsync("\n"u8.ToArray(), ct);
        }
    }

    internal static AuditEntry Entry(Actor by, string action, TraceRun run)
    {
        var order = run.Order;
        return by.Did(action, AuditSubject.Trace($"{order.Kind.ToString().ToLowerInvariant()} {order.Subject}"), order.Kind == TraceSubjectKind.Account ? order.Subject : null, order.Reason.Length == 0 ? null : order.Reason);
    }
}
