using PushPortal.Infrastructure.Accounts;

namespace PushPortal.Tests.Rights;

/// <summary>
/// Who may open and do what: every page, download and endpoint, the jobs, the hub, and every act of staff and service providers. Whoever is not named in a row may not; the rows are
/// all that there is (<see cref="RightsCoverageTests"/>).
/// </summary>
internal static partial class RightsTable
{
    private const string Admin = PortalRole.Admin;
    private const string Support = PortalRole.Support;
    private const string Owner = PortalRole.SpOwner;
    private const string Member = PortalRole.SpMember;

    private static readonly string[] Staff = [.. PortalRole.Staff];
    private static readonly string[] Operators = [Admin, Support];
    private static readonly string[] Managers = [Admin, Owner];
    private static readonly string[] Submitters = [Admin, Owner, Member];
    private static readonly string[] Workers = [Admin, Support, Owner, Member];
    private static readonly string[] Everybody = [.. PortalRole.All];

    internal static HubRight Hub { get; } = new("/hubs/deliveries", [.. Everybody, Asker.Key(Domain.Accounts.ApiScopes.Read)]);

    internal static IReadOnlyList<Right> All { get; } = [.. Pages, .. Endpoints, Hub, .. Acts];
}
