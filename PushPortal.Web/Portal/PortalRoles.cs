namespace PushPortal.Web.Portal;

/// <summary>The roles of portal users.</summary>
internal static class PortalRoles
{
    /// <summary>Keeps the gateway healthy; may do everything for any account.</summary>
    internal const string Admin = "Admin";

    /// <summary>Finds and retries failed transactions of any account.</summary>
    internal const string Support = "Support";

    /// <summary>A member of a service provider: sees that account alone.</summary>
    internal const string Provider = "Provider";
}
