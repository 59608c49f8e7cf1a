using PushPortal.Domain.Accounts;
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
}
