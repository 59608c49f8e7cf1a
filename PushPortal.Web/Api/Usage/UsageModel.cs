namespace PushPortal.Web.Api.Usage;

/// <summary>What the account submitted by day and content type, and how it stands to its limits now.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="CountedUntil">What was submitted from here on is not in `data` yet; null before anything was counted.</param>
/// <param name="PushesToday">Taken of the quota of this day of UTC.</param>
/// <param name="PushesPerDay">The quota; 0 for none.</param>
/// <param name="SubmissionsPerSecond">The rate limit; 0 for none.</param>
/// <param name="PushesKeptSeconds">So long pushes are kept after they were received, once they ended.</param>
/// <param name="UsageKeptSeconds">So long these sums are kept.</param>
/// <param name="Data">The latest day first, and in it the most pushes.</param>
internal sealed record UsageModel(
    DateOnly From,
    DateOnly To,
    DateTimeOffset? CountedUntil,
    long PushesToday,
    long PushesPerDay,
    int SubmissionsPerSecond,
    long PushesKeptSeconds,
    long UsageKeptSeconds,
    IReadOnlyList<UsageLineModel> Data);
