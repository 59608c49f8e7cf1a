using Microsoft.AspNetCore.Identity;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Somebody who signs in to the portal: staff, or a member of a service provider.</summary>
public sealed class PortalUser : IdentityUser
{
    /// <summary>The service provider that this user belongs to; null for staff, who see all.</summary>
    public long? AccountId { get; set; }

    /// <summary>A disabled user cannot sign in.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The password was given by somebody else: the portal shows nothing before it is changed.</summary>
    public bool MustChangePassword { get; set; }
}
