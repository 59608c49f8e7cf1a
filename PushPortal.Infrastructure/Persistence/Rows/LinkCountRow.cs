namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>link_counts</c>: what <c>counts</c> has by account, by the link that a run ended on. Clustered by the hour, so that it grows at its right edge.</summary>
internal sealed class LinkCountRow
{
    /// <summary>Hours since 1970.</summary>
    public long Hour { get; set; }

    /// <summary>The link's name; empty for what ended without having come to one.</summary>
    public required string Link { get; set; }

    /// <summary>See <see cref="CountKind"/>: ended runs by final state, their segments, deliveries by how long they took.</summary>
    public int Kind { get; set; }
    public long Count { get; set; }
}
