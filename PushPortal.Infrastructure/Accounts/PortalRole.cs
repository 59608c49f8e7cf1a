namespace PushPortal.Infrastructure.Accounts;

/// <summary>The kinds of portal users.</summary>
public static class PortalRole
{
    /// <summary>Keeps the gateway healthy.</summary>
    public const string Admin = "Admin";

    /// <summary>Finds and retries failed transactions of any account.</summary>
    public const string Support = "Support";

    /// <summary>Sees what other staff see, and changes nothing.</summary>
    public const string Monitor = "Monitor";

    /// <summary>Of a service provider: manages its members, keys and callbacks, and submits.</summary>
    public const string SpOwner = "SpOwner";

    /// <summary>Of a service provider: submits, retries and cancels.</summary>
    public const string SpMember = "SpMember";

    /// <summary>Of a service provider: reads.</summary>
    public const string SpReader = "SpReader";

    /// <summary>They see every account.</summary>
    public static IReadOnlyList<string> Staff { get; } = [Admin, Support, Monitor];

    /// <summary>Staff who change things for every account.</summary>
    public static IReadOnlyList<string> Operators { get; } = [Admin, Support];

    /// <summary>They belong to a service provider and see that account only.</summary>
    public static IReadOnlyList<string> Members { get; } = [SpOwner, SpMember, SpReader];

    public static IReadOnlyList<string> All { get; } = [.. Staff, .. Members];
}
