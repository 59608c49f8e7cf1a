using PushPortal.Domain.Audit;
using PushPortal.Web.Portal.Account;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Api;

/// <summary>The account that a request of the API was authenticated for.</summary>
internal static class ApiCaller
{
    internal static ServiceProvider Account(this HttpContext context) => (ServiceProvider)context.Items[typeof(ServiceProvider)]!;

    /// <summary>The same as the audit log names it.</summary>
    internal static Actor Actor(this HttpContext context) => Domain.Audit.Actor.Account(context.Account().Code, Visit.AddressOf(context));
}
