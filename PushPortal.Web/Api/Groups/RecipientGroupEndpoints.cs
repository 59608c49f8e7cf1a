using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Addresses;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Web.Api.Conventions;

namespace PushPortal.Web.Api.Groups;

/// <summary>The account's groups of recipients: numbers to choose from. A submission names numbers.</summary>
internal static class RecipientGroupEndpoints
{
    private const string What = "recipient group";

    internal static void MapRecipientGroups(this IEndpointRouteBuilder api)
    {
        var groups = api.MapGroup("/recipient-groups").WithTags("Recipient groups");
        groups.MapGet("", ListAsync).WithName("listRecipientGroups").RequireScope(ApiScopes.Read).WithMetadata(QueryParameter.OfList);
        groups.MapPost("", AddAsync).WithName("addRecipientGroup").RequireScope(ApiScopes.Submit).Accepts<RecipientGroupBody>("application/json").Repeatable();
        groups.MapGet("/{id}", ReadAsync).WithName("readRecipientGroup").RequireScope(ApiScopes.Read).Tagged().ProducesProblem(StatusCodes.Status404NotFound);
        groups.MapPut("/{id}", ChangeAsync).WithName("changeRecipientGroup").RequireScope(ApiScopes.Submit).Accepts<RecipientGroupBody>("application/json")
            .Edits(context => ShowAsync(context, (string)context.Request.RouteValues["id"]!))
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);
        groups.MapDelete("/{id}", DeleteAsync).WithName("deleteRecipientGroup").RequireScope(ApiScopes.Submit).Guarded(ShowAsync).ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>Lists the account's groups, the newest first.</summary>
    internal static async Task<Results<Ok<RecipientGroupListModel>, ProblemHttpResult>> ListAsync(HttpContext context, IRecipientGroups groups, CancellationToken ct)
    {
        var members = new QueryMembers(context);
        var edge = members.Edge(PublicId.RecipientGroup);
        var limit = members.Limit();
        if (members.Problem() is { } problem)
        {
            return problem;
        }

        var page = ListPage.Of(await groups.PageAsync(context.Account().Id, edge, limit + 1, ct), limit, edge);
        var sight = context.Sight();
        return TypedResults.Ok(new RecipientGroupListModel(
            [.. page.Rows.Select(group => RecipientGroupModel.Of(group, sight))], page.HasNext ? RecipientGroupModel.IdOf(page.Rows[^1]) : null, page.HasPrevious ? RecipientGroupModel.IdOf(page.Rows[0]) : null));
    }

    /// <summary>One group.</summary>
    internal static async Task<Results<Ok<RecipientGroupModel>, ProblemHttpResult>> ReadAsync(string id, HttpContext context, IRecipientGroups groups, CancellationToken ct) =>
        PublicId.TryParse(PublicId.RecipientGroup, id, out var key) && await groups.FindAsync(key, context.Account().Id, ct) is { } found
            ? TypedResults.Ok(RecipientGroupModel.Of(found, context.Sight()))
            : ApiProblem.NotFound(What);

    /// <summary>Makes a group.</summary>
    internal static async Task<Results<Created<RecipientGroupModel>, ProblemHttpResult>> AddAsync(HttpContext context, IRecipientGroups groups, CancellationToken ct)
    {
        var (body, problem) = JsonRequest.Read(await context.Request.ReadAllAsync(ct), RecipientGroupBody.Read);
        if (problem is not null)
        {
            return problem;
        }

        var saved = await groups.SaveAsync(new RecipientGroup { AccountId = context.Account().Id, Name = body!.Name, Numbers = body.Numbers }, context.Actor(), ct);
        return saved is RecipientGroupSaved.Saved { Group: var group } ? TypedResults.Created($"/api/v1/recipient-groups/{RecipientGroupModel.IdOf(group)}", RecipientGroupModel.Of(group, context.Sight())) : Refusal(saved);
    }

    /// <summary>Changes a group as a whole. What was submitted to its numbers stays as it was.</summary>
    internal static async Task<Results<Ok<RecipientGroupModel>, ProblemHttpResult>> ChangeAsync(string id, HttpContext context, IRecipientGroups groups, CancellationToken ct)
    {
        if (!PublicId.TryParse(PublicId.RecipientGroup, id, out var key) || await groups.FindAsync(key, context.Account().Id, ct) is null)
        {
            return ApiProblem.NotFound(What);
        }

        var (body, problem) = JsonRequest.Read(await context.Request.ReadAllAsync(ct), RecipientGroupBody.Read);
        if (problem is not null)
        {
            return problem;
        }

        var saved = await groups.SaveAsync(new RecipientGroup { Id = key, AccountId = context.Account().Id, Name = body!.Name, Numbers = body.Numbers }, context.Actor(), ct);
        return saved is RecipientGroupSaved.Saved { Group: var group } ? TypedResults.Ok(RecipientGroupModel.Of(group, context.Sight())) : Refusal(saved);
    }

    /// <summary>Takes a group away. What was submitted to its numbers stays.</summary>
    internal static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string id, HttpContext context, IRecipientGroups groups, CancellationToken ct) =>
        PublicId.TryParse(PublicId.RecipientGroup, id, out var key) && await groups.DeleteAsync(key, context.Account().Id, context.Actor(), ct) ? TypedResults.NoContent() : ApiProblem.NotFound(What);

    private static ProblemHttpResult Refusal(RecipientGroupSaved saved) => saved switch
    {
        RecipientGroupSaved.NameTaken => ApiProblem.Of(ErrorCatalogue.NameTaken, "The account has another group of this name. Nothing was changed."),
        RecipientGroupSaved.TooMany => ApiProblem.Of(ErrorCatalogue.TooManyGroups, $"An account has at most {RecipientGroup.Most} groups. Nothing was made."),
        _ => ApiProblem.NotFound(What),
    };

    private static async Task<IResult> ShowAsync(HttpContext context, string id) =>
        await ReadAsync(id, context, context.RequestServices.GetRequiredService<IRecipientGroups>(), context.RequestAborted);
}
