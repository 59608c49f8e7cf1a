using Microsoft.AspNetCore.Authorization;
using PushPortal.Infrastructure.Accounts;

namespace PushPortal.Web.Portal;

/// <summary>Who may do what, checked on the server for pages, API, hub and job dashboard alike.</summary>
internal static class PortalPolicies
{
    /// <summary>Sees every account.</summary>
    internal const string Staff = "Staff";

    internal const string Admin = "Admin";

    /// <summary>May submit by the form: providers for themselves, administrators for any account.</summary>
    internal const string Submit = "Submit";

    /// <summary>Manages API keys: providers their own, administrators those of any account.</summary>
    internal const string Keys = "Keys";

    internal static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Staff, policy => policy.RequireRole(PortalRole.Admin, PortalRole.Support));
        options.AddPolicy(Admin, policy => policy.RequireRole(PortalRole.Admin));
        options.AddPolicy(Keys, policy => policy.RequireRole(PortalRole.Admin, PortalRole.Provider));
        options.AddPolicy(Submit, policy => policy.RequireRole(PortalRole.Admin, PortalRole.Provider));
    }
}
