namespace PushPortal.Domain.Smsc;

/// <summary>What a handset's turn is for: a whole group, or one short message of a submission in store-and-forward mode.</summary>
internal sealed class HandsetTurn(SegmentGroup group, SegmentProgress? single, (DateTimeOffset, long) place)
{
    internal SegmentGroup Group { get; } = group;

    /// <summary>Null for the whole group.</summary>
    internal SegmentProgress? Single { get; } = single;

    /// <summary>Where it stands among the handset's other turns.</summary>
    internal (DateTimeOffset Accepted, long Order) Place { get; } = place;

    /// <summary>It has left its link's line: its segments are sent, or about to be.</summary>
    internal bool Started { get; set; }

    /// <summary>It gave its turn back while it stood in the link's line, and is not to be served there.</summary>
    internal bool Withdrawn { get; set; }

    /// <summary>Segments that its link has to take.</summary>
    internal int Segments => Single is null ? Group.Remaining : 1;
}
