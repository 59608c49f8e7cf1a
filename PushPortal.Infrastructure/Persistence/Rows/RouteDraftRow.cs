namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>route_draft</c>: the one draft of the routes, while there is one.</summary>
internal sealed class RouteDraftRow
{
    internal const int TheOne = 1;

    /// <summary>Always <see cref="TheOne"/>.</summary>
    public int Id { get; set; }

    /// <summary>JSON of the domain's rules, in order.</summary>
    public required string Rules { get; set; }

    /// <summary>The version that it was begun over; 0 when nothing was published.</summary>
    public int BegunOver { get; set; }

    /// <summary>Counts its changes.</summary>
    public long Revision { get; set; }

    public required string ChangedBy { get; set; }

    /// <summary>UTC ticks.</summary>
    public long ChangedAt { get; set; }
}
