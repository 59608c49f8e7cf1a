namespace PushPortal.Domain.Content;

/// <summary>Makes the handset take what it has cached for outdated (CO, WAP-175). At least one URI in all.</summary>
public sealed record CacheOperation : PushContent
{
    /// <summary>URIs of single objects.</summary>
    public IReadOnlyList<string> Objects { get; init; } = [];

    /// <summary>URIs that everything cached below is outdated with.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];
}
