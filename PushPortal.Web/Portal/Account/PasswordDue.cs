using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace PushPortal.Web.Portal.Account;

/// <summary>Whoever has a password that somebody else gave them sees nothing of the portal, its downloads and its hub before they have changed it.</summary>
internal static class PasswordDue
{
    private const string Page = "/Account/Password";

    internal static bool IsFor(ClaimsPrincipal user) => user.HasClaim(PortalClaims.PasswordDue, "true");

    /// <summary>Comes after authentication and authorization.</summary>
    internal static void UsePasswordDue(this WebApplication app) => app.Use((context, next) =>
    {
        if (!IsFor(context.User) || context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return next(context);
        }

        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Redirect(Page);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }

        return Task.CompletedTask;
    });
}
