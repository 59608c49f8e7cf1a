using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Protocols.Wbxml;
using PushPortal.Domain.Protocols.Wsp;
using PushPortal.Domain.WapGateway;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>Fetches what a WSP request asks for, through the same core as the HTTP proxy, and makes a Reply PDU of the answer.</summary>
internal sealed class WspFetching(Fetching fetching, IFetchLog log, IOptions<WspOptions> options, TimeProvider clock)
{
    /// <summary>A deck becomes smaller when it is compiled, hardly ever by more than this factor; what cannot fit at all is not read to its end.</summary>
    private const int ShrinksTo = 2;

    private static readonly string[] Methods = ["GET", "HEAD", "OPTIONS", "DELETE", "POST", "PUT"];

    /// <param name="session">Headers that hold where the request does not say otherwise.</param>
    /// <param name="most">Largest Reply PDU, in octets.</param>
    /// <param name="transactionId">Of a connectionless reply.</param>
    /// <param name="aborted">Nobody waits any longer.</param>
    /// <returns>Null when it was aborted.</returns>
    public async Task<byte[]?> AnswerAsync(HandsetClient client, WspRequest request, IReadOnlyList<WspHeader> session, int most, byte? transactionId, CancellationToken aborted)
    {
        using var patience = new CancellationTokenSource(options.Value.RequestTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(aborted, patience.Token);
        using var body = new MemoryStream();
        var context = ContextOf(request, session, body, either.Token);
        var accepted = ContentCompiler.Accepted(context.Request);
        ContentCompiler.Prepare(context.Request);

        var fetch = await FetchAsync(context, client, request, body, most);
        if (aborted.IsCancellationRequested) return null;
        // What is left to be done takes no time worth speaking of.
        context.RequestAborted = CancellationToken.None;
        if (fetch is null && patience.IsCancellationRequested)
        {
            await ReplaceAsync(context, body, GatewayAnswer.TimedOut);
            fetch = Unanswered(client, request);
        }

        var content = await CompileAsync(context, body, accepted);
        var reply = ReplyOf(context, content, transactionId);
        if (reply.Length > most)
        {
            await ReplaceAsync(context, body, GatewayAnswer.TooLargeForHandset);
            content = body.ToArray();
            reply = ReplyOf(context, content, transactionId);
        }
        if (fetch is not null) log.Record(fetch with { Status = context.Response.StatusCode, Octets = content.Length });
        return reply;
    }

    /// <summary>Null too when there was nothing to fetch: the answer says why.</summary>
    private async Task<Fetch?> FetchAsync(HttpContext context, HandsetClient client, WspRequest request, MemoryStream body, int most)
    {
        if (!Methods.Contains(request.Method))
        {
            await ReplaceAsync(context, body, GatewayAnswer.MethodRefused);
            return null;
        }
        Uri? target = null;
        var problem = "The URL holds a character that it cannot have.";
        // Other characters would end the line in which the URL goes to the origin.
        if (request.Uri.AsSpan().ContainsAnyExceptInRange('!', '~') || !FetchTarget.TryParse(request.Uri, out target, out problem))
        {
            await ReplaceAsync(context, body, GatewayAnswer.Unreadable(problem));
            return null;
        }
        return await fetching.FetchAsync(context, client, target, request.Uri, cap: ShrinksTo * (long)most);
    }

    private Fetch Unanswered(HandsetClient client, WspRequest request) => new()
    {
        Msisdn = client.Msisdn,
        Url = request.Uri,
        Status = StatusCodes.Status504GatewayTimeout,
        Octets = 0,
        At = clock.GetUtcNow() - options.Value.RequestTimeout,
        Duration = options.Value.RequestTimeout,
    };

    private static async Task<byte[]> CompileAsync(HttpContext context, MemoryStream body, string[] accepted)
    {
        try
        {
            return ContentCompiler.Compile(context.Response, body.ToArray(), accepted) ?? body.ToArray();
        }
        catch (WbxmlCompileException problem)
        {
            await ReplaceAsync(context, body, GatewayAnswer.NotCompiled(problem.Message));
            return body.ToArray();
        }
    }

    private static async Task ReplaceAsync(HttpContext context, MemoryStream body, GatewayAnswer answer)
    {
        body.SetLength(0);
        context.Response.Body = body;
        await answer.WriteAsync(context);
    }

    private static byte[] ReplyOf(HttpContext context, byte[] content, byte? transactionId)
    {
        var response = context.Response;
        // Neither has content (RFC 9110, 8.6): a length of 204 says nothing, and one of 304 is that of what the handset has.
        if (response.StatusCode == StatusCodes.Status204NoContent) response.ContentLength = null;
        else if (response.StatusCode != StatusCodes.Status304NotModified && !HttpMethods.IsHead(context.Request.Method)) response.ContentLength = content.Length;
        var headers = response.Headers.SelectMany(header => header.Value.Select(value => new WspHeader(header.Key, value ?? "")));
        return WspReply.Write(response.StatusCode, headers, content, transactionId);
    }

    private static DefaultHttpContext ContextOf(WspRequest request, IReadOnlyList<WspHeader> session, MemoryStream body, CancellationToken aborted)
    {
        var context = new DefaultHttpContext { RequestAborted = aborted };
        context.Request.Method = request.Method;
        context.Request.Protocol = "WAP/1.3";
        context.Request.Body = new MemoryStream(request.Body.ToArray(), writable: false);
        context.Response.Body = body;

        var headers = context.Request.Headers;
        foreach (var (name, value) in request.Headers) headers.Append(name, value);
        var own = headers.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in session)
        {
            if (!own.Contains(name)) headers.Append(name, value);
        }
        // The PDU says how long the body is, whatever a header says.
        headers.ContentLength = null;
        headers.TransferEncoding = default;
        if (request.Body.Length > 0 || HttpMethods.IsPost(request.Method) || HttpMethods.IsPut(request.Method)) headers.ContentLength = request.Body.Length;
        Join(headers);
        return context;
    }

    /// <summary>WSP repeats a header where HTTP has a list.</summary>
    private static void Join(IHeaderDictionary headers)
    {
        foreach (var (name, values) in headers.Where(header => header.Value.Count > 1).ToArray())
            headers[name] = string.Join(name.Equals("Cookie", StringComparison.OrdinalIgnoreCase) ? "; " : ", ", values.ToArray());
    }
}
