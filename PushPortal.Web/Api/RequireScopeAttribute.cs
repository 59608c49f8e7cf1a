using Microsoft.AspNetCore.Authorization;
using PushPortal.Domain.Accounts;

namespace PushPortal.Web.Api;

/// <summary>An endpoint for keys with this scope.</summary>
internal sealed class RequireScopeAttribute(ApiScopes scope) : AuthorizeAttribute(KeyRights.PolicyOf(scope))
{
    internal ApiScopes Scope => scope;
}
