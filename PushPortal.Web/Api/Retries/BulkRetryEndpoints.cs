using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Retries;
using PushPortal.Web.Api.Conventions;

namespace PushPortal.Web.Api.Retries;

/// <summary>Bulk retries: plan, start, watch, pause, resume, cancel, and what came of each transaction.</summary>
internal static class BulkRetryEndpoints
{
    private const string What = "bulk retry";
    private const string Path = "/api/v1/bulk-retries";

    private static readonly QueryParameter Outcome = new("outcome", "What came of it.") { Words = [.. Enum.GetValues<BulkRetryOutcome>().Select(outcome => outcome.Word())] };

    internal static void MapBulkRetries(this IEndpointRouteBuilder api)
    {
        var retries = api.MapGroup("/bulk-retries").WithTags("Bulk retries");
        retries.MapPost("/plan", PlanAsync).WithName("planBulkRetry").RequireScope(ApiScopes.Submit).RefuseTestKeys().Accepts<PlanBody>("application/json").Repeatable()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);
        retries.MapPost("", StartAsync).WithName("startBulkRetry").RequireScope(ApiScopes.Submit).RefuseTestKeys().Accepts<StartBody>("application/json").Repeatable()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);
        retries.MapGet("", ListAsync).WithName("listBulkRetries").RequireScope(ApiScopes.Read).WithMetadata(QueryParameter.OfList);
        var one = retries.MapGroup("/{id}").ProducesProblem(StatusCodes.Status404NotFound);
        one.MapGet("", ReadAsync).WithName("readBulkRetry").RequireScope(ApiScopes.Read).Tagged();
        one.MapGet("/items", ItemsAsync).WithName("listBulkRetryItems").RequireScope(ApiScopes.Read).WithMetadata(Outcome).WithMetadata(QueryParameter.OfList);
        one.MapPost("/pause", PauseAsync).WithName("pauseBulkRetry").RequireScope(ApiScopes.Submit).Repeatable().Guarded(ShowAsync);
        one.MapPost("/resume", ResumeAsync).WithName("resumeBulkRetry").RequireScope(ApiScopes.Submit).RefuseTestKeys().Repeatable().Guarded(ShowAsync);
        one.MapDelete("", CancelAsync).WithName("cancelBulkRetry").RequireScope(ApiScopes.Submit).Guarded(ShowAsync).ProducesProblem(StatusCodes.Status409Conflict);
    }

    /// <summary>Fixes which transactions would be retried and says what would become of them. Nothing is sent.</summary>
    internal static async Task<Results<Created<BulkRetryModel>, ProblemHttpResult>> PlanAsync(HttpContext context, BulkRetries retries, CancellationToken ct)
    {
        var account = context.Account();
        var (ask, problem) = JsonRequest.Read(await context.Request.ReadAllAsync(ct), members => PlanBody.Read(members, account));
        if (problem is not null)
        {
            return problem;
        }

        return await retries.PlanAsync(ask!, ct) switch
        {
            BulkRetryPlanned.Made made => TypedResults.Created(PathOf(made.Plan), BulkRetryModel.Of(made.Plan)),
            BulkRetryPlanned.TooMany tooMany => ApiProblem.Of(ErrorCatalogue.TooManyTransactions, $"{tooMany.Found} transactions match; one bulk retry may have {tooMany.Most}."),
            BulkRetryPlanned.Refused refused => ApiProblem.Of(ErrorCatalogue.NotRetryable, $"They cannot be retried: {refused.Why}."),
            _ => ApiProblem.Of(ErrorCatalogue.NothingToRetry, "No failed transaction of the account matches."),
        };
    }

    /// <summary>Starts a plan. 202 means that it runs: its progress is here.</summary>
    internal static async Task<Results<Accepted<BulkRetryModel>, ProblemHttpResult>> StartAsync(HttpContext context, BulkRetries retries, IAuditLog audit, CancellationToken ct)
    {
        var (start, problem) = JsonRequest.Read(await context.Request.ReadAllAsync(ct), members => StartBody.Read(members, retries.Policy.HighestRate));
        if (problem is not null)
        {
            return problem;
        }

        if (await FindAsync(start!.Plan, context, retries, ct) is not { } plan)
        {
            return ApiProblem.NotFound(What);
        }

        var entry = Entry(context, AuditAction.BulkRetryStarted, plan) with { Reason = start.Reason };
        return await AnswerAsync(plan, retries.StartAsync(plan, context.Account().Code, start.Reason, start.Rate ?? retries.Policy.DefaultRate, ct), entry, retries, audit, ct);
    }

    /// <summary>The account's bulk retries, the newest first.</summary>
    internal static async Task<Results<Ok<BulkRetryListModel>, ProblemHttpResult>> ListAsync(HttpContext context, BulkRetries retries, CancellationToken ct)
    {
        var members = new QueryMembers(context);
        var edge = members.Edge(PublicId.BulkRetry);
        var limit = members.Limit();
        if (members.Problem() is { } problem)
        {
            return problem;
        }

        var page = ListPage.Of(await retries.PageAsync(context.Account().Id, edge, limit + 1, ct), limit, edge);
        return TypedResults.Ok(new BulkRetryListModel([.. page.Rows.Select(BulkRetryModel.Of)], page.HasNext ? IdOf(page.Rows[^1]) : null, page.HasPrevious ? IdOf(page.Rows[0]) : null));
    }

    /// <summary>One bulk retry with its progress.</summary>
    internal static async Task<Results<Ok<BulkRetryModel>, ProblemHttpResult>> ReadAsync(string id, HttpContext context, BulkRetries retries, CancellationToken ct) =>
        await FindAsync(id, context, retries, ct) is { } found ? TypedResults.Ok(BulkRetryModel.Of(found)) : ApiProblem.NotFound(What);

    /// <summary>What came of each of its transactions, in the order of their ids.</summary>
    internal static async Task<Results<Ok<BulkRetryItemsModel>, ProblemHttpResult>> ItemsAsync(string id, HttpContext context, BulkRetries retries, CancellationToken ct)
    {
        var members = new QueryMembers(context);
        var outcome = members.Read(
            "outcome", "must be waiting, retried, changed, deadline-passed or not-retryable", static word => Enum.GetValues<BulkRetryOutcome>().Cast<BulkRetryOutcome?>().FirstOrDefault(known => known!.Value.Word() == word));
        var edge = members.Edge(PublicId.Transaction);
        var limit = members.Limit();
        if (members.Problem() is { } problem)
        {
            return problem;
        }

        if (await FindAsync(id, context, retries, ct) is not { } found)
        {
            return ApiProblem.NotFound(What);
        }

        var page = ListPage.Of(await retries.ItemsAsync(found, outcome, edge, limit + 1, ct), limit, edge);
        var shown = page.Rows.Select(item => new BulkRetryItemModel(PublicId.Format(PublicId.Transaction, item.TransactionId), item.Outcome.Word())).ToList();
        return TypedResults.Ok(new BulkRetryItemsModel(shown, page.HasNext ? shown[^1].Transaction : null, page.HasPrevious ? shown[0].Transaction : null));
    }

    /// <summary>Stops it until it is resumed.</summary>
    internal static Task<Results<Accepted<BulkRetryModel>, ProblemHttpResult>> PauseAsync(string id, HttpContext context, BulkRetries retries, IAuditLog audit, CancellationToken ct) =>
        MoveAsync(id, context, retries, audit, retries.PauseAsync, AuditAction.BulkRetryPaused, ct);

    /// <summary>Goes on with one that is paused.</summary>
    internal static Task<Results<Accepted<BulkRetryModel>, ProblemHttpResult>> ResumeAsync(string id, HttpContext context, BulkRetries retries, IAuditLog audit, CancellationToken ct) =>
        MoveAsync(id, context, retries, audit, retries.ResumeAsync, AuditAction.BulkRetryResumed, ct);

    /// <summary>Ends it: what waits is not retried; what was retried goes on.</summary>
    internal static Task<Results<Accepted<BulkRetryModel>, ProblemHttpResult>> CancelAsync(string id, HttpContext context, BulkRetries retries, IAuditLog audit, CancellationToken ct) =>
        MoveAsync(id, context, retries, audit, retries.CancelAsync, AuditAction.BulkRetryCancelled, ct);

    private static async Task<Results<Accepted<BulkRetryModel>, ProblemHttpResult>> MoveAsync(
        string id, HttpContext context, BulkRetries retries, IAuditLog audit, Func<BulkRetry, string, CancellationToken, Task<string?>> move, string action, CancellationToken ct) =>
        await FindAsync(id, context, retries, ct) is { } found
            ? await AnswerAsync(found, move(found, context.Account().Code, ct), Entry(context, action, found), retries, audit, ct)
            : ApiProblem.NotFound(What);

    private static async Task<Results<Accepted<BulkRetryModel>, ProblemHttpResult>> AnswerAsync(
        BulkRetry retry, Task<string?> moved, AuditEntry entry, BulkRetries retries, IAuditLog audit, CancellationToken ct)
    {
        if (await moved is { } why)
        {
            return ApiProblem.Of(ErrorCatalogue.WrongStatus, $"The bulk retry is {retry.Status.Word()}: {why}.");
        }

        await audit.WriteAsync(entry, CancellationToken.None);
        return TypedResults.Accepted(PathOf(retry), BulkRetryModel.Of((await retries.FindAsync(retry.Id, retry.OwnerId, ct))!));
    }

    private static AuditEntry Entry(HttpContext context, string action, BulkRetry retry) => context.Actor().Did(action, AuditSubject.BulkRetry(retry.Id), context.Account().Code);

    private static async Task<IResult> ShowAsync(HttpContext context, string id) =>
        await ReadAsync(id, context, context.RequestServices.GetRequiredService<BulkRetries>(), context.RequestAborted);

    private static async Task<BulkRetry?> FindAsync(string id, HttpContext context, BulkRetries retries, CancellationToken ct) =>
        PublicId.TryParse(PublicId.BulkRetry, id, out var key) ? await retries.FindAsync(key, context.Account().Id, ct) : null;

    private static string PathOf(BulkRetry retry) => $"{Path}/{IdOf(retry)}";

    private static string IdOf(BulkRetry retry) => PublicId.Format(PublicId.BulkRetry, retry.Id);
}
