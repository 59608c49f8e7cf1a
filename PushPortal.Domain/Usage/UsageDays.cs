namespace PushPortal.Domain.Usage;

/// <summary>Lines of usage.</summary>
/// <param name="Lines">The latest day first, and in it the most pushes.</param>
/// <param name="CountedUntil">What was submitted from here on is not in them yet; null before anything was counted.</param>
public sealed record UsageDays(IReadOnlyList<UsageLine> Lines, DateTimeOffset? CountedUntil);
