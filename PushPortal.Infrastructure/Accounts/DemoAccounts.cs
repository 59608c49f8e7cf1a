namespace PushPortal.Infrastructure.Accounts;

/// <summary>The accounts of the portal that are there while the demo data is on, as the first start makes them.</summary>
public static class DemoAccounts
{
    /// <summary>Everybody's.</summary>
    public const string Password = "PushPortal1!";

    internal const string Provider = "demo";

    /// <summary>By name, a service provider's first: what it sees is what there is to see first.</summary>
    public static IReadOnlyList<(string Name, string Role)> All { get; } =
    [
        (Provider, PortalRole.SpOwner), ("support", PortalRole.Support), ("admin", PortalRole.Admin),
    ];
}
