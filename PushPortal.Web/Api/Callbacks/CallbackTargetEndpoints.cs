using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Callbacks;
using PushPortal.Web.Api.Conventions;

namespace PushPortal.Web.Api.Callbacks;

/// <summary>The account's callback endpoint: read, make or change, try, take away.</summary>
internal static class CallbackTargetEndpoints
{
    internal const string Tag = "Callbacks";

    private const string Path = "/api/v1/callback-endpoint";

    internal static void MapCallbackEndpoint(this IEndpointRouteBuilder api)
    {
        var endpoint = api.MapGroup("/callback-endpoint").WithTags(Tag);
        endpoint.MapGet("", Read).WithName("readCallbackEndpoint").RequireScope(ApiScopes.Callbacks).Tagged().ProducesProblem(StatusCodes.Status404NotFound);
        endpoint.MapPut("", SaveAsync).WithName("saveCallbackEndpoint").RequireScope(ApiScopes.Callbacks).Accepts<CallbackEndpointBody>("application/json").Edits(ShowAsync).ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);
        endpoint.MapDelete("", DeleteAsync).WithName("deleteCallbackEndpoint").RequireScope(ApiScopes.Callbacks).Guarded((context, _) => ShowAsync(context)).ProducesProblem(StatusCodes.Status404NotFound);
        endpoint.MapPost("/test", TestAsync).WithName("testCallbackEndpoint").RequireScope(ApiScopes.Callbacks).Repeatable().Guarded((context, _) => ShowAsync(context)).ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>The account's callback endpoint: where it is told the results of pushes by REST, form or import that name no notifyUrl.</summary>
    internal static Results<Ok<CallbackEndpointModel>, ProblemHttpResult> Read(HttpContext context) =>
        context.Account().Callbacks is { } endpoint ? TypedResults.Ok(CallbackEndpointModel.Of(endpoint)) : None();

    /// <summary>Makes the endpoint, or changes it as a whole. It is in force for what is submitted from now on; what is being told already goes to its new URL too.</summary>
    internal static async Task<Results<Ok<CallbackEndpointModel>, Created<CallbackEndpointModel>, ProblemHttpResult>> SaveAsync(
        HttpContext context, ICallbackEndpoints endpoints, CancellationToken ct)
    {
        var account = context.Account();
        var (edit, problem) = JsonRequest.Read(await context.Request.ReadAllAsync(ct), CallbackEndpointBody.Read);
        if (problem is not null)
        {
            return problem;
        }

        return await endpoints.SaveAsync(account.Id, edit!, context.Actor(), null, account.Callbacks?.Version ?? 0, ct) switch
        {
            CallbackSaved.Saved saved when account.Callbacks is null => TypedResults.Created(Path, CallbackEndpointModel.Of(saved.Endpoint)),
            CallbackSaved.Saved saved => TypedResults.Ok(CallbackEndpointModel.Of(saved.Endpoint)),
            _ => Changed(),
        };
    }

    /// <summary>Takes the endpoint away. What was to be told there is kept as skipped.</summary>
    internal static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(HttpContext context, ICallbackEndpoints endpoints, CancellationToken ct)
    {
        var account = context.Account();
        return account.Callbacks is not { } endpoint ? None()
            : await endpoints.DeleteAsync(account.Id, context.Actor(), null, endpoint.Version, ct) ? TypedResults.NoContent()
            : Changed();
    }

    /// <summary>Sends a signed event that tells nothing to the endpoint, once, also when it is disabled, and shows what went out and what came back.</summary>
    internal static async Task<Results<Ok<CallbackTestModel>, ProblemHttpResult>> TestAsync(HttpContext context, ICallbackTest test, CancellationToken ct)
    {
        var account = context.Account();
        return account.Callbacks is { } endpoint ? TypedResults.Ok(CallbackTestModel.Of(await test.SendAsync(account, endpoint, ct))) : None();
    }

    private static Task<IResult> ShowAsync(HttpContext context) => Task.FromResult<IResult>(Read(context));

    private static ProblemHttpResult None() => ApiProblem.Of(ErrorCatalogue.NotFound, "The account has no callback endpoint.");

    private static ProblemHttpResult Changed() => ApiProblem.Of(ErrorCatalogue.PreconditionFailed, "Nothing was done. Read it again.");
}
