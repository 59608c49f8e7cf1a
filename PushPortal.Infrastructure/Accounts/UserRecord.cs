namespace PushPortal.Infrastructure.Accounts;

/// <summary>A portal user as lists and forms show it.</summary>
/// <param name="Role">One of <see cref="PortalRole"/>; empty when it has none.</param>
/// <param name="AccountId">The service provider that it belongs to; null for staff.</param>
/// <param name="MustChangePassword">Its password was given by somebody else and not changed since.</param>
/// <param name="LockedUntil">After too many wrong passwords; null when it is not locked.</param>
public sealed record UserRecord(string Name, string Role, long? AccountId, bool Enabled, bool MustChangePassword, DateTimeOffset? LockedUntil);
