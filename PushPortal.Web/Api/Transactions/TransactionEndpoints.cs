using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Web.Api.Conventions;

namespace PushPortal.Web.Api.Transactions;

/// <summary>One recipient's transaction: what happened to it, and another run of a failed one.</summary>
internal static class TransactionEndpoints
{
    private const string What = "transaction";

    internal static void MapTransactions(this IEndpointRouteBuilder api)
    {
        var transaction = api.MapGroup("/transactions/{id}").WithTags("Transactions").ProducesProblem(StatusCodes.Status404NotFound);
        transaction.MapGet("", ReadAsync).WithName("readTransaction").RequireScope(ApiScopes.Read).Tagged();
        transaction.MapPost("/retry", RetryAsync).WithName("retryTransaction").RequireScope(ApiScopes.Submit).Accepts<RetryBody>("application/json").Repeatable().Guarded(ShowAsync);
    }

    /// <summary>One transaction with its segments, every attempt, and its timeline: steps, notifications, fetches.</summary>
    internal static async Task<Results<Ok<TransactionDetailsModel>, ProblemHttpResult>> ReadAsync(string id, HttpContext context, IPushEnquiries enquiries, CancellationToken ct)
    {
        var found = PublicId.TryParse(PublicId.Transaction, id, out var key) ? await enquiries.FindTransactionAsync(key, context.Account().Id, ct) : null;
        if (found is null)
        {
            return ApiProblem.NotFound(What);
        }

        var sight = context.Sight();
        return TypedResults.Ok(TransactionDetailsModel.Of(sight.Of(found, await sight.HiddenOfAsync(found.Push, enquiries, ct))));
    }

    /// <summary>Opens another run of a transaction that failed. The body may name a new `deliverBefore`; it must when the push's own has passed. It may name the `link` that the run is to go over alone, one that the routes give the account for pushes to this recipient.</summary>
    internal static async Task<Results<Accepted<TransactionModel>, ProblemHttpResult>> RetryAsync(
        string id, HttpContext context, PushProxyGateway ppg, IPushEnquiries enquiries, IAuditLog audit, CancellationToken ct)
    {
        var body = await context.Request.ReadAllAsync(ct);
        var wish = new RetryBody(null, null);
        if (!body.IsEmpty)
        {
            var (read, problem) = JsonRequest.Read(body, members => new RetryBody(members.Instant("deliverBefore"), members.Text("link")));
            if (problem is not null)
            {
                return problem;
            }

            wish = read!;
        }

        var account = context.Account();
        var isTransaction = PublicId.TryParse(PublicId.Transaction, id, out var key);
        if (context.Credential().Key.IsTest && isTransaction
            && await enquiries.FindTransactionAsync(key, account.Id, ct) is { } found && !TestNumbers.Have(found.Transaction.Recipient))
        {
            return KeyRights.NotWithTestKey();
        }

        var result = isTransaction
            ? await ppg.RetryAsync(key, account.Id, account.Code, wish.DeliverBefore, wish.Link, ct)
            : new RetryResult.NotFound();
        if (result is RetryResult.Opened)
        {
            await audit.WriteAsync(context.Actor().Did(AuditAction.TransactionRetried, AuditSubject.Transaction(key), account.Code).Changing(null, wish.Link is null ? null : new { wish.Link }), CancellationToken.None);
        }

        return result switch
        {
            RetryResult.Opened opened => TypedResults.Accepted($"/api/v1/transactions/{id}", TransactionModel.Of(opened.Transaction)),
            RetryResult.LinkRefused { Why: LinkObjection.NotGiven } other => ApiProblem.Of(ErrorCatalogue.LinkNotGiven, $"The routes give this account no link {other.Link} for pushes to this recipient. Name one that they give, or none."),
            RetryResult.LinkRefused { Why: LinkObjection.Down } down => ApiProblem.Of(ErrorCatalogue.LinkDown, $"Link {down.Link} takes nothing now. Name another, or none."),
            RetryResult.LinkRefused => ApiProblem.Invalid(new Dictionary<string, List<string>> { ["/link"] = ["cannot be chosen here: the SMSC is in another process"] }),
            RetryResult.Refused refused => ApiProblem.Of(ErrorCatalogue.NotRetryable, $"The transaction cannot be retried: {refused.Why}."),
            _ => ApiProblem.NotFound(What),
        };
    }

    /// <summary>The same as its endpoint answers, for what acts on it.</summary>
    internal static async Task<IResult> ShowAsync(HttpContext context, string id) =>
        await ReadAsync(id, context, context.RequestServices.GetRequiredService<IPushEnquiries>(), context.RequestAborted);
}
