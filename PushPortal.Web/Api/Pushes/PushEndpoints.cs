using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Web.Api.Conventions;

namespace PushPortal.Web.Api.Pushes;

/// <summary>Pushes: submit, try, preview, read, list, cancel.</summary>
internal static class PushEndpoints
{
    private const string What = "push";
    private const string RetryAfterSeconds = "1";

    /// <summary>Nobody knows when an administrator resumes; a client that asks twice a minute costs nothing.</summary>
    private const string RetryAfterSuspension = "30";
    private const int MostTransactions = 100_000;
    private const int TransactionsInList = 100;

    private static readonly QueryParameter DryRun = QueryParameter.Boolean("dryRun", "true: says what sending it would come to, and sends nothing.");

    internal static void MapPushes(this IEndpointRouteBuilder api)
    {
        var pushes = api.MapGroup("/pushes").WithTags("Pushes");
        pushes.MapPost("", SubmitAsync).WithName("submitPush").RequireScope(ApiScopes.Submit).Accepts<SubmitExample>("application/json")
            .WithMetadata(DryRun, RequestHeader.IdempotencyKey, NotesRefusals.Mark)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);
        pushes.MapPost("/preview", PreviewAsync).WithName("previewPush").RequireScope(ApiScopes.Submit).Accepts<SubmitExample>("application/json")
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);
        pushes.MapGet("", ListAsync).WithName("listPushes").RequireScope(ApiScopes.Read).WithMetadata(ListQuery.Parameters);
        pushes.MapGet("/{id}", ReadAsync).WithName("readPush").RequireScope(ApiScopes.Read).Tagged().ProducesProblem(StatusCodes.Status404NotFound);
        pushes.MapPost("/{id}/cancel", CancelAsync).WithName("cancelPush").RequireScope(ApiScopes.Submit).Repeatable().Guarded(ShowAsync).ProducesProblem(StatusCodes.Status404NotFound);
        pushes.MapPost("/{id}/erase-content", EraseAsync).WithName("erasePushContent").RequireScope(ApiScopes.Admin).Accepts<EraseBody>("application/json").Repeatable().Guarded(ShowAsync)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>
    /// Submits a push. 202 means that it is stored: its result will come, by notification and here. With `dryRun=true` it is checked as sending it would, against the account's limits
    /// too, and nothing is stored, sent or counted: 200 with what would be sent, or the same error.
    /// </summary>
    internal static async Task<Results<Accepted<PushModel>, Ok<DryRunModel>, ProblemHttpResult>> SubmitAsync(
        HttpContext context, PushProxyGateway ppg, IPushEnquiries enquiries, SubmissionLimits limits, CancellationToken ct)
    {
        var members = new QueryMembers(context);
        var isDryRun = members.Boolean(DryRun.Name);
        if (members.Problem() is { } wrong)
        {
            return wrong;
        }

        var (key, problem) = IdempotencyKey.Read(context.Request);
        if (problem is not null)
        {
            return Refused(problem, null);
        }

        (var request, problem) = await ReadRequestAsync(context, ct);
        if (problem is not null)
        {
            return Refused(problem, null);
        }

        var (submission, hash) = request!.Value;
        submission = submission with { Idempotency = key is null ? null : new IdempotentRequest(key, hash), TraceId = TraceParent.TraceIdOf(context.Request) };
        SubmitResult result;
        try
        {
            result = isDryRun ? await ppg.DryRunAsync(submission, ct) : await ppg.SubmitAsync(submission, ct);
        }
        catch (PushRefusedException refused)
        {
            return Refused(ApiProblem.Refused(refused), submission.InitiatorPushId);
        }

        switch (result)
        {
            case SubmitResult.Accepted accepted:
                limits.Tell(context);
                return Accepted(PushModel.Of(accepted));
            case SubmitResult.WouldBeAccepted would:
                limits.Tell(context);
                return TypedResults.Ok(DryRunModel.Of(would, submission.InitiatorPushId));
            case SubmitResult.Repeated repeated when await enquiries.FindPushAsync(repeated.PushId, submission.Account.Id, MostTransactions, ct) is { } earlier:
                context.Response.Headers[IdempotencyKey.Replayed] = "true";
                limits.Tell(context);
                return Accepted(PushModel.Of(earlier));
            case SubmitResult.Duplicate duplicate:
                return Refused(ApiProblem.Of(ErrorCatalogue.DuplicatePushId, $"The account used this pushId for {PublicId.Format(PublicId.Push, duplicate.PushId)}; nothing was sent."), submission.InitiatorPushId);
            case SubmitResult.AtLimit { Limit: { Kind: LimitKind.Quota } limit }:
                return Refused(limits.Refuse(context, limit), submission.InitiatorPushId);
            case SubmitResult.AtLimit limited:
                return limits.Refuse(context, limited.Limit);
            case SubmitResult.Overloaded:
                context.Response.Headers.RetryAfter = RetryAfterSeconds;
                return ApiProblem.Of(ErrorCatalogue.Overloaded, "More comes than can be taken now. Nothing was taken; send it again after a moment.");
            case SubmitResult.Suspended:
                context.Response.Headers.RetryAfter = RetryAfterSuspension;
                return ApiProblem.Of(ErrorCatalogue.SubmissionsSuspended, "The gateway's operator has new submissions refused for now. Nothing was taken; send it again later.");
            default:
                return Refused(IdempotencyKey.Reused(), submission.InitiatorPushId);
        }

        // What was only tried is kept nowhere.
        ProblemHttpResult Refused(ProblemHttpResult refusal, string? pushId) => isDryRun ? refusal : refusal.Noted(context, pushId);
    }

    /// <summary>Encodes a push as submitting it would, and sends nothing: the octets of content, push PDU and segments, and the rules that the content breaks.</summary>
    internal static async Task<Results<Ok<PreviewModel>, ProblemHttpResult>> PreviewAsync(HttpContext context, PushProxyGateway ppg, CancellationToken ct)
    {
        var (request, problem) = await ReadRequestAsync(context, ct);
        return problem is null ? TypedResults.Ok(PreviewModel.Of(ppg.Preview(request!.Value.Request))) : problem;
    }

    /// <summary>
    /// Lists the account's pushes, newest first, by key: pass `next` as `after`, or `prev` as `before`. Filters by `contentType`, `source`, `reason`, `code` and `segments` look at
    /// some 25,000 pushes for a page: it may have fewer rows than `limit`, or none, and still a `next`.
    /// </summary>
    internal static async Task<Results<Ok<PushListModel>, ProblemHttpResult>> ListAsync(HttpContext context, IPushEnquiries enquiries, CancellationToken ct)
    {
        var (filter, problem) = ListQuery.Read(context);
        if (filter is null)
        {
            return problem!;
        }

        var page = await enquiries.PageAsync(filter, ct);
        var pushes = await enquiries.DetailsAsync(page.Rows, TransactionsInList, ct);
        return TypedResults.Ok(new PushListModel([.. pushes.Select(context.Sight().Of).Select(PushModel.Of)], Cursor(page.Next), Cursor(page.Previous)));
    }

    /// <summary>One push with all of its transactions, by our id.</summary>
    internal static async Task<Results<Ok<PushModel>, ProblemHttpResult>> ReadAsync(string id, HttpContext context, IPushEnquiries enquiries, CancellationToken ct)
    {
        var found = PublicId.TryParse(PublicId.Push, id, out var key) ? await enquiries.FindPushAsync(key, context.Account().Id, MostTransactions, ct) : null;
        return found is null ? ApiProblem.NotFound(What) : TypedResults.Ok(PushModel.Of(context.Sight().Of(found)));
    }

    /// <summary>Cancels a push for the recipients whose group the SMSC does not have yet.</summary>
    internal static async Task<Results<Ok<CancelModel>, ProblemHttpResult>> CancelAsync(string id, HttpContext context, PushProxyGateway ppg, IAuditLog audit, CancellationToken ct)
    {
        var result = PublicId.TryParse(PublicId.Push, id, out var key) ? await ppg.CancelAsync(key, context.Account().Id, recipients: null, ct) : null;
        if (result is { Cancelled.Count: > 0 })
        {
            await audit.WriteAsync(context.Actor().Did(AuditAction.PushCancelled, AuditSubject.Push(key), context.Account().Code), CancellationToken.None);
        }

        return result is { } done ? TypedResults.Ok(new CancelModel(done.Cancelled.Count, done.TooLate.Count)) : ApiProblem.NotFound(What);
    }

    /// <summary>
    /// Erases the content of a push whose every recipient has come to an end: its octets, its `href` and the addresses that were fetched go for good, states, times, counts and reasons stay.
    /// It cannot be sent again afterwards. A push whose content is gone already is answered as it stands.
    /// </summary>
    internal static async Task<Results<Ok<PushModel>, ProblemHttpResult>> EraseAsync(string id, HttpContext context, IContentErasure erasure, IPushEnquiries enquiries, CancellationToken ct)
    {
        var (body, problem) = JsonRequest.Read(await context.Request.ReadAllAsync(ct), EraseBody.Read);
        if (problem is not null)
        {
            return problem;
        }

        var account = context.Account().Id;
        var outcome = PublicId.TryParse(PublicId.Push, id, out var key) ? await erasure.EraseAsync(key, account, body!.Reason, context.Actor(), ct) : ErasureOutcome.NotFound;
        return outcome switch
        {
            ErasureOutcome.NotEnded => ApiProblem.Of(ErrorCatalogue.NotErasable, "A recipient of the push still waits for it. Cancel it first, or wait for its end."),
            ErasureOutcome.NotFound => ApiProblem.NotFound(What),
            _ => await ReadAsync(id, context, enquiries, ct),
        };
    }

    private static async Task<IResult> ShowAsync(HttpContext context, string id) =>
        await ReadAsync(id, context, context.RequestServices.GetRequiredService<IPushEnquiries>(), context.RequestAborted);

    private static async Task<((PushRequest Request, byte[] Hash)? Read, ProblemHttpResult? Problem)> ReadRequestAsync(HttpContext context, CancellationToken ct)
    {
        if (!context.Request.HasJsonContentType())
        {
            return (null, ApiProblem.Of(ErrorCatalogue.UnsupportedMediaType, "The body must be application/json."));
        }

        var body = await context.Request.ReadAllAsync(ct);
        var credential = context.Credential();
        var (request, problem) = JsonRequest.Read(body, members => SubmitBody.Read(members, credential.Account, PushSource.Rest));
        return problem is null ? ((credential.Key.IsTest ? request! with { IsTest = true } : request!, SHA256.HashData(body.Span)), null) : (null, problem);
    }

    private static Accepted<PushModel> Accepted(PushModel push) => TypedResults.Accepted($"/api/v1/pushes/{push.Id}", push);

    private static string? Cursor(long? id) => id is { } key ? PublicId.Format(PublicId.Push, key) : null;
}
