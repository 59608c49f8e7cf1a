namespace PushPortal.Domain.Pushes;

/// <summary>That a push has no content any more: its octets, its address to fetch and the addresses that were fetched are gone, the facts of its delivery stay.</summary>
/// <param name="By">The user or account that asked for it; null when its time of keeping was over.</param>
/// <param name="Reason">In the words of who asked; null when nobody did.</param>
public sealed record ContentErasure(DateTimeOffset At, string? By = null, string? Reason = null)
{
    public const int LongestReason = 500;
}
