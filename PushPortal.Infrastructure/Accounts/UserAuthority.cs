using PushPortal.Domain.Audit;

namespace PushPortal.Infrastructure.Accounts;

/// <summary>Who manages users, and which.</summary>
/// <param name="AccountId">The account whose members are managed; null for administrators, who manage every user.</param>
public sealed record UserAuthority(Actor By, long? AccountId);
