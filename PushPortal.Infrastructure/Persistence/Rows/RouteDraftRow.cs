namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>route_draft</c>: the one draft of the routes. The row stays when the draft is published or discarded, so that no two drafts have the same revision.</summary>
internal sealed class RouteDraftRow
{
    internal const int TheOne = 1;

    /// <summary>Always <see cref="TheOne"/>.</summary>
    public int Id { get; set; }

    /// <summary>JSON of the domain's rules, in order; empty while there is no draft.</summary>
    public required string Rules { get; set; }

    /// <summary>The version that it was begun over; 0 when nothing was published.</summary>
    public int BegunOver { get; set; }

    /// <summary>Counts the changes of all drafts.</summary>
    public long Revision { get; set; }

    public required string ChangedBy { get; set; }

    /// <summary>UTC ticks.</summary>
    public long ChangedAt { get; set; }

    internal bool IsEmpty => Rules.Length == 0;

    internal void Empty()
    {
        Rules = "";
        Revision++;
    }
}
