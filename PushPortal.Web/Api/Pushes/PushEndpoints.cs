using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;

namespace PushPortal.Web.Api.Pushes;

/// <summary>Pushes: submit, preview, read, list, cancel.</summary>
internal static class PushEndpoints
{
    private const string What = "push";
    private const string IdempotencyKey = "Idempotency-Key";
    private const string RetryAfterSeconds = "1";

    /// <summary>Nobody knows when an administrator resumes; a client that asks twice a minute costs nothing.</summary>
    private const string RetryAfterSuspension = "30";
    private const int LongestKey = 255;
    private const int MostTransactions = 100_000;
    private const int TransactionsInList = 100;

    internal static void MapPushes(this IEndpointRouteBuilder api)
    {
        var pushes = api.MapGroup("/pushes").WithTags("Pushes");
        pushes.MapPost("", SubmitAsync).Accepts<SubmitExample>("application/json")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);
        pushes.MapPost("/preview", PreviewAsync).Accepts<SubmitExample>("application/json")
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);
        pushes.MapGet("", ListAsync).ProducesProblem(StatusCodes.Status400BadRequest);
        pushes.MapGet("/{id}", ReadAsync).ProducesProblem(StatusCodes.Status404NotFound);
        pushes.MapPost("/{id}/cancel", CancelAsync).ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>Submits a push. 202 means that it is stored: its result will come, by notification and here.</summary>
    internal static async Task<Results<Accepted<PushModel>, ProblemHttpResult>> SubmitAsync(HttpContext context, PushProxyGateway ppg, IPushEnquiries enquiries, CancellationToken ct)
    {
        var key = context.Request.Headers[IdempotencyKey].ToString();
        if (key.Length > LongestKey)
        {
            return ApiProblem.Of(StatusCodes.Status400BadRequest, "idempotency-key-too-long", "The Idempotency-Key is too long", $"It may have {LongestKey} characters.");
        }

        var (request, problem) = await ReadRequestAsync(context, ct);
        if (problem is not null)
        {
            return problem;
        }

        var (submission, hash) = request!.Value;
        var result = await ppg.SubmitAsync(submission with { Idempotency = key.Length == 0 ? null : new IdempotentRequest(key, hash) }, ct);
        switch (result)
        {
            case SubmitResult.Accepted accepted:
                return Accepted(PushModel.Of(accepted));
            case SubmitResult.Repeated repeated when await enquiries.FindPushAsync(repeated.PushId, submission.Account.Id, MostTransactions, ct) is { } earlier:
                context.Response.Headers["Idempotency-Replayed"] = "true";
                return Accepted(PushModel.Of(earlier));
            case SubmitResult.Duplicate duplicate:
                return ApiProblem.Of(
                    StatusCodes.Status409Conflict,
                    "duplicate-push-id",
                    "The pushId was used before",
                    $"The account used this pushId for {PublicId.Format(PublicId.Push, duplicate.PushId)}; nothing was sent.");
            case SubmitResult.Overloaded:
                context.Response.Headers.RetryAfter = RetryAfterSeconds;
                return ApiProblem.Of(
                    StatusCodes.Status429TooManyRequests,
                    "overloaded",
                    "The gateway is overloaded",
                    "More comes than can be taken now. Nothing was taken; send it again after a moment.");
            case SubmitResult.Suspended:
                context.Response.Headers.RetryAfter = RetryAfterSuspension;
                return ApiProblem.Of(
                    StatusCodes.Status503ServiceUnavailable,
                    "submissions-suspended",
                    "New submissions are suspended",
                    "The gateway's operator has new submissions refused for now. Nothing was taken; send it again later.");
            default:
                return ApiProblem.Of(
                    StatusCodes.Status422UnprocessableEntity,
                    "idempotency-key-reused",
                    "The Idempotency-Key was used for another request",
                    "A repetition has the same body; another request needs a key of its own.");
        }
    }

    /// <summary>Encodes a push as submitting it would, and sends nothing: the octets of content, push PDU and segments, and the rules that the content breaks.</summary>
    internal static async Task<Results<Ok<PreviewModel>, ProblemHttpResult>> PreviewAsync(HttpContext context, PushProxyGateway ppg, CancellationToken ct)
    {
        var (request, problem) = await ReadRequestAsync(context, ct);
        return problem is null ? TypedResults.Ok(PreviewModel.Of(ppg.Preview(request!.Value.Request))) : problem;
    }

    /// <summary>Lists the account's pushes, newest first, by key: pass `next` as `after`, or `prev` as `before`.</summary>
    internal static async Task<Results<Ok<PushListModel>, ProblemHttpResult>> ListAsync(HttpContext context, IPushEnquiries enquiries, CancellationToken ct)
    {
        var (filter, problem) = ListQuery.Read(context.Request.Query, context.Account().Id);
        if (filter is null)
        {
            return problem!;
        }

        var page = await enquiries.PageAsync(filter, ct);
        var pushes = new List<PushModel>(page.Rows.Count);
        foreach (var row in page.Rows)
        {
            if (await enquiries.FindPushAsync(row.Push.Id, filter.AccountId, TransactionsInList, ct) is { } details)
            {
                pushes.Add(PushModel.Of(details));
            }
        }

        return TypedResults.Ok(new PushListModel(pushes, Cursor(page.Next), Cursor(page.Previous)));
    }

    /// <summary>One push with all of its transactions, by our id.</summary>
    internal static async Task<Results<Ok<PushModel>, ProblemHttpResult>> ReadAsync(string id, HttpContext context, IPushEnquiries enquiries, CancellationToken ct)
    {
        var found = PublicId.TryParse(PublicId.Push, id, out var key) ? await enquiries.FindPushAsync(key, context.Account().Id, MostTransactions, ct) : null;
        return found is null ? ApiProblem.NotFound(What) : TypedResults.Ok(PushModel.Of(found));
    }

    /// <summary>Cancels a push for the recipients whose group the SMSC does not have yet.</summary>
    internal static async Task<Results<Ok<CancelModel>, ProblemHttpResult>> CancelAsync(string id, HttpContext context, PushProxyGateway ppg, CancellationToken ct)
    {
        var result = PublicId.TryParse(PublicId.Push, id, out var key) ? await ppg.CancelAsync(key, context.Account().Id, recipients: null, ct) : null;
        return result is { } done ? TypedResults.Ok(new CancelModel(done.Cancelled.Count, done.TooLate.Count)) : ApiProblem.NotFound(What);
    }

    private static async Task<((PushRequest Request, byte[] Hash)? Read, ProblemHttpResult? Problem)> ReadRequestAsync(HttpContext context, CancellationToken ct)
    {
        if (!context.Request.HasJsonContentType())
        {
            return (null, ApiProblem.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "The media type is not supported", "The body must be application/json."));
        }

        var body = await context.Request.ReadAllAsync(ct);
        var account = context.Account();
        var (request, problem) = JsonRequest.Read(body, members => SubmitBody.Read(members, account, PushSource.Rest));
        return problem is null ? ((request!, SHA256.HashData(body.Span)), null) : (null, problem);
    }

    private static Accepted<PushModel> Accepted(PushModel push) => TypedResults.Accepted($"/api/v1/pushes/{push.Id}", push);

    private static string? Cursor(long? id) => id is { } key ? PublicId.Format(PublicId.Push, key) : null;
}
