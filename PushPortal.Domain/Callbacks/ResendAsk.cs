namespace PushPortal.Domain.Callbacks;

/// <summary>Who asks that results be told again, and with what limits.</summary>
/// <param name="By">A portal account or the provider's code, for the history.</param>
/// <param name="AccountId">Whose results they have to be; null for staff.</param>
/// <param name="OnlyUntold">What was confirmed is left alone.</param>
public sealed record ResendAsk(string By, long? AccountId, DateTimeOffset At, bool OnlyUntold);
