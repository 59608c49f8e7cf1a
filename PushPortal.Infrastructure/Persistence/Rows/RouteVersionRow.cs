namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>route_versions</c>: routes as they were published, never changed. The highest number is in force.</summary>
internal sealed class RouteVersionRow
{
    public int Number { get; set; }

    /// <summary>JSON of the domain's rules, in order.</summary>
    public required string Rules { get; set; }

    /// <summary>How many they are: the history is listed without reading them.</summary>
    public int RuleCount { get; set; }

    public required string PublishedBy { get; set; }

    /// <summary>UTC ticks.</summary>
    public long PublishedAt { get; set; }

    public required string Reason { get; set; }

    /// <summary>The version whose rules were published anew; 0 for those before any.</summary>
    public int? Restores { get; set; }
}
