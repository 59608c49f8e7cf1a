using System.Security.Cryptography;
using PushPortal.Domain.Requests;

namespace PushPortal.Web.Api.Conventions;

/// <summary>
/// Carries a request with an Idempotency-Key out once: its repetition gets the stored answer. What was refused has done nothing, is not stored, and may be asked again.
/// A submission does not need it: its key is stored in the commit that takes the push.
/// </summary>
internal sealed partial class IdempotencyFilter(IStoredAnswers answers, RunningRequests running, ILogger<IdempotencyFilter> logger) : IEndpointFilter
{
    private const string JsonType = "application/json; charset=utf-8";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var (key, problem) = IdempotencyKey.Read(http.Request);
        if (key is null)
        {
            return problem ?? await next(context);
        }

        var account = http.Account().Id;
        var scoped = $"{http.Request.Method} {http.Request.Path} {key}";
        var body = await http.Request.ReadAllAsync(http.RequestAborted);
        http.Request.Body = new MemoryStream(body.ToArray(), writable: false);
        if (!running.TryBegin(account, scoped))
        {
            return ApiProblem.Of(ErrorCatalogue.IdempotencyKeyInUse, "Wait for its answer, and repeat it then.");
        }

        try
        {
            var hash = SHA256.HashData(body.Span);
            return await answers.FindAsync(account, scoped, http.RequestAborted) is { } stored
                ? await RepeatAsync(http, stored, hash)
                : await RunAsync(context, next, account, scoped, hash);
        }
        finally
        {
            running.End(account, scoped);
        }
    }

    private static async Task<object?> RepeatAsync(HttpContext http, StoredAnswer stored, byte[] hash)
    {
        if (!stored.BodyHash.Span.SequenceEqual(hash))
        {
            return IdempotencyKey.Reused();
        }

        http.Response.Headers[IdempotencyKey.Replayed] = "true";
        http.Response.Headers.Location = stored.Location;
        http.Response.StatusCode = stored.Status;
        http.Response.ContentType = JsonType;
        await http.Response.Body.WriteAsync(stored.Body, http.RequestAborted);
        return Results.Empty;
    }

    private async Task<object?> RunAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next, long account, string key, byte[] hash)
    {
        var http = context.HttpContext;
        var (result, body) = await CapturedResult.OfAsync(http, await next(context));
        if (http.Response.StatusCode is >= 200 and < 300)
        {
            // It has happened: a client that has gone may come back for the answer.
            await KeepAsync(account, key, new StoredAnswer(hash, http.Response.StatusCode, http.Response.Headers.Location, body));
        }

        return result;
    }

    /// <summary>What has happened is answered also when its answer cannot be kept: a client that was told otherwise would ask for it again.</summary>
    private async Task KeepAsync(long account, string key, StoredAnswer answer)
    {
        try
        {
            await answers.KeepAsync(account, key, answer, CancellationToken.None);
        }
        catch (Exception failure)
        {
            LogNotKept(account, failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "An answer to account {AccountId} could not be kept: a repetition with its Idempotency-Key is carried out again")]
    private partial void LogNotKept(long accountId, Exception failure);
}
