namespace PushPortal.Domain.Smsc;

/// <summary>What a handset's turn is for: a whole group, or one short message of a submission in store-and-forward mode.</summary>
internal sealed class HandsetTurn(SegmentGroup group, SegmentProgress? single, TurnPlace place)
{
    internal SegmentGroup Group { get; } = group;

    /// <summary>Null for the whole group.</summary>
    internal SegmentProgress? Single { get; } = single;

    /// <summary>Where it stands among the handset's other turns.</summary>
    internal TurnPlace Place { get; } = place;

    /// <summary>It waits for its handset, or in its link's line; otherwise its segments are sent or about to be, or it has ended.</summary>
    internal bool Waits { get; set; } = true;

    /// <summary>Its neighbours in its account's part of the line.</summary>
    internal HandsetTurn? Ahead { get; set; }

    internal HandsetTurn? Behind { get; set; }

    /// <summary>Segments that its link has to take.</summary>
    internal int Segments => Single is null ? Group.Remaining : 1;
}
