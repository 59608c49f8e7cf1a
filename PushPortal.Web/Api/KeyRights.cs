using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using PushPortal.Domain.Accounts;

namespace PushPortal.Web.Api;

/// <summary>What a key has to allow at an endpoint: a policy for each scope, and where requests may come from.</summary>
internal static class KeyRights
{
    internal static string PolicyOf(ApiScopes scope) => $"Scope:{scope.Word()}";

    internal static void Add(AuthorizationBuilder policies)
    {
        foreach (var scope in ApiScopeWords.Each)
        {
            policies.AddPolicy(PolicyOf(scope), policy => policy.RequireAssertion(context => CredentialOf(context)?.Allows(scope) == true));
        }
    }

    internal static TBuilder RequireScope<TBuilder>(this TBuilder endpoint, ApiScopes scope)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireAuthorization(new RequireScopeAttribute(scope));

    /// <summary>The key may be used from where the request comes from.</summary>
    internal static AuthorizationPolicyBuilder RequireItsNetworks(this AuthorizationPolicyBuilder policy) =>
        policy.RequireAssertion(context => context.Resource is not HttpContext http || http.FindCredential() is not { } key || key.MayComeFrom(http.Connection.RemoteIpAddress));

    /// <summary>A key, if one is used at all, has this scope.</summary>
    internal static AuthorizationPolicyBuilder RequireScopeOfKeys(this AuthorizationPolicyBuilder policy, ApiScopes scope) =>
        policy.RequireAssertion(context => CredentialOf(context)?.Allows(scope) ?? true);

    /// <summary>Why a request with a key that is in force is refused.</summary>
    internal static ProblemHttpResult Problem(HttpContext context, Credential credential) => (credential.MayComeFrom(context.Connection.RemoteIpAddress), ScopeOf(context)) switch
    {
        (false, _) => ApiProblem.Of(
            ErrorCatalogue.AddressNotAllowed,
            $"The account's keys may be used from networks that its administrator has listed; {context.Connection.RemoteIpAddress} is in none of them."),
        (_, { } scope) => ApiProblem.Of(
            Missing(scope), $"This needs a key with the scope {scope.Word()}; the key has: {string.Join(", ", credential.Key.Scopes.Words())}."),
        _ => ApiProblem.Of(ErrorCatalogue.Forbidden, "The key may not do this."),
    };

    /// <summary>An endpoint that may send to handsets which are no test recipients.</summary>
    internal static RouteHandlerBuilder RefuseTestKeys(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter(async (call, next) => call.HttpContext.Credential().Key.IsTest ? NotWithTestKey() : await next(call));

    internal static ProblemHttpResult NotWithTestKey() => ApiProblem.Of(ErrorCatalogue.TestKey, "With a test key only pushes to test recipients are sent, one by one.");

    private static ApiError Missing(ApiScopes scope) => scope switch
    {
        ApiScopes.Submit => ErrorCatalogue.MissingScopeSubmit,
        ApiScopes.Read => ErrorCatalogue.MissingScopeRead,
        ApiScopes.Callbacks => ErrorCatalogue.MissingScopeCallbacks,
        _ => ErrorCatalogue.MissingScopeAdmin,
    };

    private static ApiScopes? ScopeOf(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<RequireScopeAttribute>()?.Scope;

    private static Credential? CredentialOf(AuthorizationHandlerContext context) => (context.Resource as HttpContext)?.FindCredential();
}
