using System.Text;
using Microsoft.AspNetCore.Http;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>What the gateway itself answers when there is no origin's answer: a status and a sentence for whoever reads the handset's screen.</summary>
internal readonly record struct GatewayAnswer(int Status, string Text)
{
    public static GatewayAnswer NotServed { get; } = new(StatusCodes.Status403Forbidden, "This gateway serves the handsets of its network only.");

    public static GatewayAnswer TooManyOpen { get; } = new(StatusCodes.Status503ServiceUnavailable, "Too many requests are open at the same time. Try again in a moment.");

    public static GatewayAnswer TooLarge { get; } = new(StatusCodes.Status502BadGateway, "The content is larger than this gateway passes on.");

    public static GatewayAnswer TooLargeForHandset { get; } = new(StatusCodes.Status502BadGateway, "The content is larger than the handset takes.");

    /// <summary>There is content, but not in the form that the handset reads.</summary>
    public static GatewayAnswer NotCompiled(string problem) => new(StatusCodes.Status502BadGateway, $"The content server sent a page that cannot be shown: {problem}");

    public static GatewayAnswer MethodRefused { get; } = new(StatusCodes.Status405MethodNotAllowed, "This gateway does not pass that method on.");

    public static GatewayAnswer Unreachable { get; } = new(StatusCodes.Status502BadGateway, "The content server cannot be reached.");

    public static GatewayAnswer TimedOut { get; } = new(StatusCodes.Status504GatewayTimeout, "The content server did not answer in time.");

    public static GatewayAnswer PortRefused { get; } = new(StatusCodes.Status403Forbidden, "This gateway does not connect to that port.");

    public static GatewayAnswer NotTaken(int status) => new(status, status == StatusCodes.Status413PayloadTooLarge
        ? "What was sent is larger than this gateway takes."
        : "What was sent did not arrive whole.");

    public static GatewayAnswer Unreadable(string problem) => new(StatusCodes.Status400BadRequest, problem);

    /// <summary>The address is not named: the handset's user learns that, not what the network looks like inside.</summary>
    public static GatewayAnswer Refused(string reason) => new(StatusCodes.Status403Forbidden, $"This gateway does not fetch from there: {reason}.");

    public async Task WriteAsync(HttpContext context)
    {
        context.Response.Clear();
        context.Response.StatusCode = Status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        var body = Encoding.UTF8.GetBytes(Text + "\n");
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>The same as a whole HTTP/1.1 response, after which the connection closes.</summary>
    public byte[] ToResponse()
    {
        var body = Text + "\n";
        return Encoding.UTF8.GetBytes($"HTTP/1.1 {Status} {Reason}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n{body}");
    }

    private string Reason => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(Status);
}
