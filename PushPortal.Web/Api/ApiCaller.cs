using PushPortal.Domain.Accounts;
using PushPortal.Domain.Audit;
using PushPortal.Web.Portal.Account;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Api;

/// <summary>By which key a request of the API was authenticated, and for which account.</summary>
internal static class ApiCaller
{
    internal static ServiceProvider Account(this HttpContext context) => context.Credential().Account;

    internal static Credential Credential(this HttpContext context) => context.FindCredential()!;

    /// <summary>Null when it came without a key.</summary>
    internal static Credential? FindCredential(this HttpContext context) => context.Items.TryGetValue(typeof(Credential), out var credential) ? (Credential)credential! : null;

    internal static void SetCredential(this HttpContext context, Credential credential) => context.Items[typeof(Credential)] = credential;

    /// <summary>How the request's key sees numbers: one that may submit knows them anyway.</summary>
    internal static NumberSight Sight(this HttpContext context) =>
        new(context.Credential().Allows(ApiScopes.Submit), context.RequestServices.GetRequiredService<IAccountDirectory>());

    /// <summary>The same as the audit log names it.</summary>
    internal static Actor Actor(this HttpContext context) => Domain.Audit.Actor.Account(context.Account().Code, Visit.AddressOf(context), context.Credential().Key.Name);
}
