using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Api;

/// <summary>The account that a request of the API was authenticated for.</summary>
internal static class ApiCaller
{
    internal static ServiceProvider Account(this HttpContext context) => (ServiceProvider)context.Items[typeof(ServiceProvider)]!;
}
