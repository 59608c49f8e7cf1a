using System.Collections.Frozen;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using PushPortal.Infrastructure.Accounts;

namespace PushPortal.Web.Portal;

/// <summary>Who may do what, checked on the server for pages, downloads, hub and job dashboard alike, and again where something is changed.</summary>
internal static class PortalPolicies
{
    /// <summary>Sees every account.</summary>
    internal const string Staff = "Staff";

    /// <summary>Changes what concerns the whole gateway.</summary>
    internal const string Admin = "Admin";

    /// <summary>Takes notice of alarms, and sees to groups of failures, for everybody.</summary>
    internal const string Operate = "Operate";

    /// <summary>May submit by the form: members of providers for themselves, administrators for any account.</summary>
    internal const string Submit = "Submit";

    /// <summary>May retry what failed and cancel what waits, of what it sees.</summary>
    internal const string Retry = "Retry";

    /// <summary>Manages members, keys and callbacks: of the own account, or of any.</summary>
    internal const string Manage = "Manage";

    /// <summary>Leaves notes on pushes, and shares views with colleagues.</summary>
    internal const string Contribute = "Contribute";

    /// <summary>Belongs to the gateway or to an account: keeps views of the own.</summary>
    internal const string Belong = "Belong";

    /// <summary>Needs whole numbers of recipients for its work: others see them hidden, unless the account shows them to all.</summary>
    internal const string Numbers = "Numbers";

    /// <summary>Opens messages on simulated handsets and types PINs: staff on all of them, members of providers on the test recipients.</summary>
    internal const string Handset = "Handset";

    private static readonly FrozenDictionary<string, string[]> Roles = new Dictionary<string, string[]>
    {
        [Staff] = [.. PortalRole.Staff],
        [Admin] = [PortalRole.Admin],
        [Operate] = [.. PortalRole.Operators],
        [Submit] = [PortalRole.Admin, PortalRole.SpOwner, PortalRole.SpMember],
        [Retry] = [PortalRole.Admin, PortalRole.Support, PortalRole.SpOwner, PortalRole.SpMember],
        [Contribute] = [.. PortalRole.Operators, PortalRole.SpOwner, PortalRole.SpMember],
        [Belong] = [.. PortalRole.All],
        [Numbers] = [PortalRole.Admin, PortalRole.Support, PortalRole.SpOwner, PortalRole.SpMember],
        [Manage] = [PortalRole.Admin, PortalRole.SpOwner],
        [Handset] = [PortalRole.Admin, PortalRole.Support, PortalRole.SpOwner, PortalRole.SpMember],
    }.ToFrozenDictionary();

    internal static bool Allows(string policy, ClaimsPrincipal user) => Roles[policy].Any(user.IsInRole);

    internal static void Add(AuthorizationOptions options)
    {
        foreach (var (policy, roles) in Roles)
        {
            options.AddPolicy(policy, rule => rule.RequireRole(roles));
        }
    }
}
