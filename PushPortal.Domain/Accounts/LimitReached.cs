namespace PushPortal.Domain.Accounts;

/// <summary>An account is at a limit of its own.</summary>
/// <param name="RetryAfter">When there is room again.</param>
public sealed record LimitReached(LimitKind Kind, TimeSpan RetryAfter);
