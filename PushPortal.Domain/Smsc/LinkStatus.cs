namespace PushPortal.Domain.Smsc;

/// <summary>A link as it stood at an instant, for those who watch.</summary>
public sealed record LinkStatus
{
    public required string Name { get; init; }

    public required LinkKind Kind { get; init; }

    public required bool Available { get; init; }

    /// <summary>Since when it is available, or is not.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>What is wrong with it, in words; null when nothing is.</summary>
    public required string? Trouble { get; init; }

    /// <summary>What it does by an administrator's order.</summary>
    public LinkMode Mode { get; init; }

    /// <summary>Whether groups are started over it, as far as window and rate let them.</summary>
    public bool TakesGroups => Available && Mode == LinkMode.Running;

    /// <summary>The order that stands; null when nobody gave one.</summary>
    public LinkOrder? Order { get; init; }

    /// <summary>Groups that were started and are not over; in store-and-forward mode single short messages.</summary>
    public int Groups { get; init; }

    /// <summary>How long the other side took to answer when it was last asked whether it is there; null when it was not.</summary>
    public TimeSpan? EnquiryDelay { get; init; }

    /// <summary>Most segments outstanding, by its settings.</summary>
    public required int Window { get; init; }

    /// <summary>Most segments outstanding now: fewer since it asked to slow down.</summary>
    public required int WindowNow { get; init; }

    /// <summary>Segments sent and not answered.</summary>
    public required int Outstanding { get; init; }

    /// <summary>Segments of started groups that are not acknowledged yet.</summary>
    public required int Committed { get; init; }

    /// <summary>Most segments a second now; 0 means no limit.</summary>
    public required int SegmentsPerSecond { get; init; }

    /// <summary>The same by its settings, whatever was ordered.</summary>
    public int SegmentsPerSecondSet { get; init; }

    /// <summary>Groups that wait for it.</summary>
    public required int Waiting { get; init; }

    /// <summary>The transaction of the group that is the next to start; null when none waits.</summary>
    public long? FirstWaiting { get; init; }

    /// <summary>It asked to slow down: nothing is sent before this. Null when it did not.</summary>
    public required DateTimeOffset? PausedUntil { get; init; }

    /// <summary>Segments delivered since the start.</summary>
    public required long Delivered { get; init; }

    /// <summary>Attempts that ended otherwise since the start, throttled ones apart.</summary>
    public required long NotDelivered { get; init; }

    /// <summary>How often it asked to slow down since the start.</summary>
    public required long Throttlings { get; init; }

    /// <summary>The last answer that delivered nothing; null when there was none since the start.</summary>
    public required LinkFailure? LastFailure { get; init; }
}
