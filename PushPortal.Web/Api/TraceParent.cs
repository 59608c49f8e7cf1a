using System.Diagnostics;

namespace PushPortal.Web.Api;

/// <summary>The trace that a request belongs to, as its sender says (W3C Trace Context).</summary>
internal static class TraceParent
{
    private const int HexDigits = 32;

    /// <summary>The trace id in lower case; null when the request bears none.</summary>
    internal static string? TraceIdOf(HttpRequest request) =>
        request.Headers.TraceParent is [{ Length: > 0 } header] && ActivityContext.TryParse(header, null, out var context) ? context.TraceId.ToHexString() : null;

    /// <summary>Tells a request that belongs to a trace which span of it this was; where none is made, in which trace it was.</summary>
    internal static void UseTraceParent(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Headers.TraceParent is [{ } asked] && TraceIdOf(context.Request) is { } trace)
        {
            context.Response.Headers.TraceParent = Activity.Current is { Id: { } span } current && current.TraceId.ToHexString() == trace ? span : asked;
        }

        return next(context);
    });

    /// <summary>Whether a text has the form of a trace id.</summary>
    internal static bool IsTraceId(string text) => text.Length == HexDigits && text.All(char.IsAsciiHexDigit);
}
