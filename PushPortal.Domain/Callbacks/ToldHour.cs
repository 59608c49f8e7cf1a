namespace PushPortal.Domain.Callbacks;

/// <summary>What became of the notifications that ended in one hour.</summary>
public sealed record ToldHour(DateTimeOffset At, long Confirmed, long GivenUp, long Skipped);
