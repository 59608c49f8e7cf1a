using Microsoft.AspNetCore.Http.Features;
using Scalar.AspNetCore;

namespace PushPortal.Web.Hosting;

/// <summary>
/// Tells browsers what may be done with an answer: scripts and whatever else it names come from this gateway alone, no other site shows it in a frame or learns which page led there, and it
/// is what its media type says.
/// </summary>
internal static class SecurityHeaders
{
    private const string Scripts = "default-src 'self'; script-src 'self'";

    /// <summary>The component library writes styles into its elements.</summary>
    private const string Others = "; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private const string Policy = Scripts + Others;

    /// <summary>Comes first, so that whatever answers has them.</summary>
    internal static void UseSecurityHeaders(this WebApplication app) => app.Use(static (context, next) =>
    {
        // Written at the last moment: an error begins its answer anew, and the API reference makes a nonce for its script as it answers.
        context.Response.OnStarting(Write, context);
        return next(context);
    });

    private static Task Write(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = NonceOf(context) is { } nonce ? $"{Scripts} 'nonce-{nonce}'{Others}" : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return Task.CompletedTask;
    }

    /// <summary>The items of a request are made by the first who asks for them.</summary>
    private static string? NonceOf(HttpContext context) => context.Features.Get<IItemsFeature>()?.Items[ScalarOptions.NonceHttpContextItemKey] as string;
}
