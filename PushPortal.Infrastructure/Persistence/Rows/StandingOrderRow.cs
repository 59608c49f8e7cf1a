namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>standing_orders</c>: what administrators ordered of the running gateway. An order that leaves everything as the settings have it has no row.</summary>
internal sealed class StandingOrderRow
{
    /// <summary>Whether new submissions are refused.</summary>
    internal const string Intake = "intake";

    /// <summary>Begins the subjects of links; the link's name follows.</summary>
    internal const string Link = "link/";

    public required string Subject { get; set; }

    /// <summary>Of a link: a <see cref="Domain.Smsc.LinkMode"/>.</summary>
    public byte Mode { get; set; }

    public int? SegmentsPerSecond { get; set; }

    public required string OrderedBy { get; set; }

    public required string Reason { get; set; }

    /// <summary>UTC ticks.</summary>
    public long OrderedAt { get; set; }
}
