using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Identifiers;
using PushPortal.Web.Api.Conventions;

namespace PushPortal.Web.Api.Keys;

/// <summary>The account's API keys, for those of them that may manage keys. No Idempotency-Key: the answer has a secret, and a stored answer would keep it.</summary>
internal static class KeyEndpoints
{
    private const string What = "key";

    internal static void MapKeys(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("/keys").WithTags("API keys").RequireScope(ApiScopes.Admin);
        keys.MapGet("", List).WithName("listKeys").WithMetadata(QueryParameter.OfList);
        keys.MapGet("/{id}", Read).WithName("readKey").Tagged(ShowAsync).ProducesProblem(StatusCodes.Status404NotFound);
        keys.MapPost("", CreateAsync).WithName("createKey").Accepts<CreateKeyBody>("application/json")
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);
        keys.MapPost("/{id}/rotate", RotateAsync).WithName("rotateKey").Accepts<RotateKeyBody>("application/json").Guarded(ShowAsync)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);
        keys.MapDelete("/{id}", RevokeAsync).WithName("revokeKey").Guarded(ShowAsync).ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>Lists the account's keys, the newest first, without their secrets; those that were revoked or have expired among them.</summary>
    internal static Results<Ok<ApiKeyListModel>, ProblemHttpResult> List(HttpContext context, IApiKeys keys)
    {
        var members = new QueryMembers(context);
        var edge = members.Edge(PublicId.ApiKey);
        var limit = members.Limit();
        if (members.Problem() is { } problem)
        {
            return problem;
        }

        // They are few, and in memory.
        var all = keys.Of(context.Account().Id);
        var read = edge is { IsBefore: true, At: var first } ? all.Where(key => key.Id > first).TakeLast(limit + 1) : all.Where(key => edge is null || key.Id < edge.Value.At).Take(limit + 1);
        var page = ListPage.Of(read.ToList(), limit, edge);
        return TypedResults.Ok(new ApiKeyListModel([.. page.Rows.Select(ApiKeyModel.Of)], page.HasNext ? ApiKeyModel.IdOf(page.Rows[^1]) : null, page.HasPrevious ? ApiKeyModel.IdOf(page.Rows[0]) : null));
    }

    /// <summary>One key, without its secret. Its ETag is that of the key itself: using it does not change it.</summary>
    internal static Results<Ok<ApiKeyModel>, ProblemHttpResult> Read(string id, HttpContext context, IApiKeys keys) =>
        Find(id, context, keys) is { } found ? TypedResults.Ok(ApiKeyModel.Of(found)) : ApiProblem.NotFound(What);

    /// <summary>Makes a key. Its secret is in the answer and nowhere else.</summary>
    internal static async Task<Results<Created<ApiKeySecretModel>, ProblemHttpResult>> CreateAsync(HttpContext context, IApiKeys keys, CancellationToken ct)
    {
        var (wish, problem) = JsonRequest.Read(await context.Request.ReadAllAsync(ct), CreateKeyBody.Read);
        if (problem is not null)
        {
            return problem;
        }

        var made = await keys.CreateAsync(context.Account().Id, wish!, context.Actor(), ct);
        return made is ApiKeyMade.Made { Key: var key } done
            ? TypedResults.Created($"/api/v1/keys/{ApiKeyModel.IdOf(key)}", Secret(context, done))
            : Refusal(made);
    }

    /// <summary>Gives a key another secret, which is in the answer and nowhere else. The one before goes on for `overlapSeconds`, a day unless set otherwise; one before that ends now.</summary>
    internal static async Task<Results<Ok<ApiKeySecretModel>, ProblemHttpResult>> RotateAsync(string id, HttpContext context, IApiKeys keys, CancellationToken ct)
    {
        var body = await context.Request.ReadAllAsync(ct);
        var overlap = keys.UsualOverlap;
        if (!body.IsEmpty)
        {
            var (read, problem) = JsonRequest.Read(body, members => new RotateKeyBody(members.Integer("overlapSeconds")));
            if (problem is not null)
            {
                return problem;
            }

            overlap = read!.OverlapSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : overlap;
        }

        var made = PublicId.TryParse(PublicId.ApiKey, id, out var key) ? await keys.RotateAsync(context.Account().Id, key, overlap, context.Actor(), ct) : new ApiKeyMade.NotFound();
        return made is ApiKeyMade.Made done ? TypedResults.Ok(Secret(context, done)) : Refusal(made);
    }

    /// <summary>Ends a key at once, with the secret that it had before.</summary>
    internal static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(string id, HttpContext context, IApiKeys keys, CancellationToken ct) =>
        PublicId.TryParse(PublicId.ApiKey, id, out var key) && await keys.RevokeAsync(context.Account().Id, key, context.Actor(), null, ct)
            ? TypedResults.NoContent()
            : ApiProblem.NotFound(What);

    private static Task<IResult> ShowAsync(HttpContext context, string id) => Task.FromResult<IResult>(
        Find(id, context, context.RequestServices.GetRequiredService<IApiKeys>()) is { } found ? TypedResults.Ok(ApiKeyModel.Of(found) with { LastUsedAt = null, LastUsedFrom = null }) : ApiProblem.NotFound(What));

    private static ApiKey? Find(string id, HttpContext context, IApiKeys keys) =>
        PublicId.TryParse(PublicId.ApiKey, id, out var key) ? keys.Of(context.Account().Id).FirstOrDefault(one => one.Id == key) : null;

    private static ApiKeySecretModel Secret(HttpContext context, ApiKeyMade.Made made)
    {
        context.Response.Headers.CacheControl = "no-store";
        return new ApiKeySecretModel(ApiKeyModel.Of(made.Key), made.Secret);
    }

    private static ProblemHttpResult Refusal(ApiKeyMade made) => made switch
    {
        ApiKeyMade.Wrong { Field: var field } => ApiProblem.Invalid(new Dictionary<string, List<string>> { [PointerOf(field)] = [Expected(field)] }),
        ApiKeyMade.TooMany { Most: var most } => ApiProblem.Of(ErrorCatalogue.TooManyKeys, $"An account may have {most} keys in force; revoke one first."),
        ApiKeyMade.NotInForce => ApiProblem.Of(ErrorCatalogue.KeyNotInForce, "The key was revoked or has expired; make a new one."),
        _ => ApiProblem.NotFound(What),
    };

    private static string PointerOf(ApiKeyField field) => field switch
    {
        ApiKeyField.Name => "/name",
        ApiKeyField.ExpiresAt => "/expiresAt",
        ApiKeyField.Overlap => "/overlapSeconds",
        _ => "/scopes",
    };

    private static string Expected(ApiKeyField field) => field switch
    {
        ApiKeyField.Name => $"must have 1 to {ApiKey.LongestName} characters and no control characters",
        ApiKeyField.Scopes => "must have at least one scope",
        ApiKeyField.TestScopes => "may not have admin: a test key manages no keys",
        ApiKeyField.ExpiresAt => "has passed",
        _ => $"must be from 0 to {ApiKey.LongestOverlap.TotalSeconds:0}",
    };
}
