namespace PushPortal.Infrastructure.Maintenance;

/// <summary>Which contents are old, and how far they have been gone through.</summary>
/// <param name="AccountId">Whose; null for all accounts that are not gone through by themselves.</param>
/// <param name="Done">Pushes up to this id have been looked at.</param>
/// <param name="Before">Pushes with smaller ids are old enough.</param>
internal readonly record struct ContentAge(long? AccountId, long Done, long Before);
