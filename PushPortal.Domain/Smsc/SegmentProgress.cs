namespace PushPortal.Domain.Smsc;

/// <summary>Where one segment of a group in flight stands.</summary>
internal sealed class SegmentProgress(Segment segment)
{
    internal Segment Segment { get; } = segment;

    internal SegmentState State { get; set; } = SegmentState.Waiting;

    /// <summary>The number of the last sending; tells a late answer from the one that is awaited.</summary>
    internal int Attempt { get; set; }

    /// <summary>Sendings that count against the limit: those that the link throttled or lost do not.</summary>
    internal int Counted { get; set; }

    internal DateTimeOffset SentAt { get; set; }

    /// <summary>Not sent before this.</summary>
    internal DateTimeOffset DueAt { get; set; }

    /// <summary>The link's rate has a place for its next sending, at <see cref="DueAt"/>.</summary>
    internal bool HasPlace { get; set; }
}
