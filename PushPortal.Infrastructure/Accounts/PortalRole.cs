namespace PushPortal.Infrastructure.Accounts;

/// <summary>The kinds of portal users.</summary>
public static class PortalRole
{
    /// <summary>Keeps the gateway healthy.</summary>
    public const string Admin = "Admin";

    /// <summary>Finds and retries failed transactions of any account.</summary>
    public const string Support = "Support";

    /// <summary>Belongs to a service provider and sees that account only.</summary>
    public const string Provider = "Provider";

    public static IReadOnlyList<string> All { get; } = [Admin, Support, Provider];
}
