using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Accounts;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Web.Api.Conventions;

namespace PushPortal.Web.Api.Accounts;

/// <summary>The key's own account, and whether its pushes are held.</summary>
internal static class AccountEndpoints
{
    internal static void MapAccount(this IEndpointRouteBuilder api)
    {
        var account = api.MapGroup("/account").WithTags("Account");
        account.MapGet("", Read).WithName("readAccount").RequireScope(ApiScopes.Read);
        account.MapPost("/hold", HoldAsync).WithName("holdAccount").RequireScope(ApiScopes.Admin).Accepts<HoldBody>("application/json").Repeatable()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);
        account.MapPost("/release", ReleaseAsync).WithName("releaseAccount").RequireScope(ApiScopes.Admin).Accepts<HoldBody>("application/json").Repeatable()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>The account that the key is of.</summary>
    internal static Ok<AccountModel> Read(HttpContext context, IAccountDirectory accounts) => TypedResults.Ok(Now(context, accounts));

    /// <summary>
    /// Holds the account's pushes: they are taken, and nothing more of them is handed to the SMSC until they are released. What the SMSC has goes on, and lifetimes end as ever. 409 when they
    /// are held already.
    /// </summary>
    internal static async Task<Results<Ok<AccountModel>, ProblemHttpResult>> HoldAsync(HttpContext context, IAccountEditor editor, IAccountDirectory accounts, CancellationToken ct)
    {
        var (body, problem) = JsonRequest.Read(await context.Request.ReadAllAsync(ct), HoldBody.Read);
        if (problem is not null)
        {
            return problem;
        }

        return await editor.HoldAsync(context.Account().Id, context.Actor(), body!.Reason, CancellationToken.None)
            ? TypedResults.Ok(Now(context, accounts))
            : ApiProblem.Of(ErrorCatalogue.WrongStatus, "The account's pushes are held already.");
    }

    /// <summary>Lets the account's pushes go on, in the order in which they would have gone. 409 when they are not held; 403 when an administrator of the gateway holds them.</summary>
    internal static async Task<Results<Ok<AccountModel>, ProblemHttpResult>> ReleaseAsync(HttpContext context, IAccountEditor editor, IAccountDirectory accounts, CancellationToken ct)
    {
        var (body, problem) = JsonRequest.Read(await context.Request.ReadAllAsync(ct), HoldBody.Read);
        if (problem is not null)
        {
            return problem;
        }

        return await editor.ReleaseAsync(context.Account().Id, context.Actor(), body!.Reason, CancellationToken.None) ? TypedResults.Ok(Now(context, accounts))
            : Now(context, accounts).Hold is { } hold ? ApiProblem.Of(ErrorCatalogue.HeldByAdministrator, $"{hold.By} holds the account's pushes: {hold.Reason}.")
            : ApiProblem.Of(ErrorCatalogue.WrongStatus, "The account's pushes are not held.");
    }

    /// <summary>As the directory has it since the last change, whatever the request began with.</summary>
    private static AccountModel Now(HttpContext context, IAccountDirectory accounts) => AccountModel.Of(
        accounts.Find(context.Account().Id) ?? context.Account(), context.RequestServices.GetRequiredService<IOptions<StorageOptions>>().Value, context.Sight());
}
