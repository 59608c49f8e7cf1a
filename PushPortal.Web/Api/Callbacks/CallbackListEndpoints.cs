using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Identifiers;
using PushPortal.Web.Api.Conventions;
using PushPortal.Web.Api.Transactions;

namespace PushPortal.Web.Api.Callbacks;

/// <summary>Results that were not told: listed, and told again, one or all since a time.</summary>
internal static class CallbackListEndpoints
{
    private const string What = "callback";

    private static readonly QueryParameter[] FilterParameters =
    [
        new("state", "Those alone; both when it is left out.") { Words = [CallbackModel.GivenUp, CallbackModel.Skipped] },
        QueryParameter.Instant("from", "Their final state came then or later."),
        QueryParameter.Instant("to", "Their final state came before."),
    ];

    internal static void MapCallbacks(this IEndpointRouteBuilder api)
    {
        var callbacks = api.MapGroup("/callbacks").WithTags(CallbackTargetEndpoints.Tag);
        callbacks.MapGet("", ListAsync).WithName("listCallbacks").RequireScope(ApiScopes.Callbacks).WithMetadata(FilterParameters).WithMetadata(QueryParameter.OfList);
        callbacks.MapPost("/{id}/resend", ResendAsync).WithName("resendCallback").RequireScope(ApiScopes.Callbacks).Repeatable().Guarded(ShowTransactionAsync, RequestHeader.IfMatchOfTransaction).ProducesProblem(StatusCodes.Status404NotFound);
        callbacks.MapPost("/recover", RecoverAsync).WithName("recoverCallbacks").RequireScope(ApiScopes.Callbacks).Accepts<RecoverBody>("application/json").Repeatable().ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Lists the results that the account was not told, the latest final state first: given up after every try, or skipped because its endpoint was disabled.</summary>
    internal static async Task<Results<Ok<CallbackListModel>, ProblemHttpResult>> ListAsync(HttpContext context, ICallbackLog log, CancellationToken ct)
    {
        var members = new QueryMembers(context);
        var filter = new UntoldFilter
        {
            AccountId = context.Account().Id,
            Skipped = members.Read("state", "must be given-up or skipped", static text => text == CallbackModel.Skipped ? true : text == CallbackModel.GivenUp ? false : (bool?)null),
            From = members.Instant("from"),
            To = members.Instant("to"),
        };
        var edge = members.Edge(static text => CallbackPosition.Parse(text));
        var limit = members.Limit();
        if (members.Problem() is { } problem)
        {
            return problem;
        }

        var page = await log.PageAsync(filter, edge, limit, ct);
        return TypedResults.Ok(new CallbackListModel([.. page.Rows.Select(context.Sight().Of).Select(CallbackModel.Of)], page.Next?.ToString(), page.Previous?.ToString()));
    }

    /// <summary>Tells one result again, under the webhook-id that it has: one that was not told, or one that was confirmed.</summary>
    internal static async Task<Results<Accepted<ResendModel>, ProblemHttpResult>> ResendAsync(string id, HttpContext context, ResendDesk desk, IAuditLog audit, CancellationToken ct)
    {
        var account = context.Account();
        if (CallbackId.Parse(id) is not { } known)
        {
            return ApiProblem.NotFound(What);
        }

        var outcome = await desk.ResendAsync(known, account.Id, account.Code, ct);
        if (outcome.IsAsked())
        {
            await audit.WriteAsync(context.Actor().Did(AuditAction.CallbackResent, AuditSubject.Transaction(known.TransactionId), account.Code), CancellationToken.None);
        }

        return outcome switch
        {
            ResendOutcome.NotFound => ApiProblem.NotFound(What),
            ResendOutcome.Due or ResendOutcome.Held =>
                TypedResults.Accepted($"/api/v1/transactions/{PublicId.Format(PublicId.Transaction, known.TransactionId)}", new ResendModel(id, outcome == ResendOutcome.Due ? "due" : "held")),
            _ => ApiProblem.Of(ErrorCatalogue.NotResendable, $"It cannot be told again: {outcome.Words()}."),
        };
    }

    /// <summary>Tells again all that was not told since a time, in the background; with `dryRun` only counts it. The same asked for again while it goes on is the same. What is left, also by a restart, stays in the list.</summary>
    internal static async Task<Results<Ok<RecoverModel>, Accepted<RecoverModel>, ProblemHttpResult>> RecoverAsync(
        HttpContext context, CallbackRecoveries recoveries, ICallbackLog log, IAuditLog audit, CancellationToken ct)
    {
        var (body, problem) = JsonRequest.Read(await context.Request.ReadAllAsync(ct), RecoverBody.Read);
        if (problem is not null)
        {
            return problem;
        }

        var account = context.Account();
        var filter = new UntoldFilter { AccountId = account.Id, From = body!.Since, To = body.Until, Authority = body.Target };
        if (body.DryRun == true)
        {
            return TypedResults.Ok(new RecoverModel(body.Since, body.Until, body.Target, true, await log.CountAsync(filter, ICallbackLog.MostCounted, ct)));
        }

        switch (await recoveries.StartAsync(filter, account.Code, ct))
        {
            case RecoveryStart.Begun { Recovery: var begun }:
                await audit.WriteAsync(context.Actor().Did(AuditAction.CallbacksRecovered, AuditSubject.Account(account.Code), account.Code).Changing(null, begun.Facts), CancellationToken.None);
                return Recovering(body, begun);
            case RecoveryStart.GoesOn { Recovery: var going }:
                return Recovering(body, going);
            default:
                return ApiProblem.Of(ErrorCatalogue.TooManyRecoveries, "Wait until one of them has ended.");
        }
    }

    private static async Task<IResult> ShowTransactionAsync(HttpContext context, string id) =>
        CallbackId.Parse(id) is { } known ? await TransactionEndpoints.ShowAsync(context, PublicId.Format(PublicId.Transaction, known.TransactionId)) : ApiProblem.NotFound(What);

    private static Accepted<RecoverModel> Recovering(RecoverBody body, CallbackRecovery recovery) =>
        TypedResults.Accepted("/api/v1/callbacks", new RecoverModel(body.Since, recovery.Filter.To, body.Target, false, recovery.Total));
}
