namespace PushPortal.Domain.Smsc;

/// <summary>What became of one group: enough to show each segment and attempt, and to rebuild the octets that were on the air.</summary>
public sealed record GroupReport
{
    /// <summary>Empty when no link took it.</summary>
    public required string Link { get; init; }

    /// <summary>Whose codes the attempts' answers have.</summary>
    public LinkKind LinkKind { get; init; }

    /// <summary>The concatenation reference; null for a single segment or a group that was not started.</summary>
    public int? Reference { get; init; }

    /// <summary>Whether the reference has 16 bits.</summary>
    public bool WideReference { get; init; }

    public required int Segments { get; init; }

    /// <summary>Segments that earlier groups of the transaction had delivered, and that were not sent again; null when there are none.</summary>
    public IReadOnlyList<int>? DeliveredBefore { get; init; }

    /// <summary>Segments of this group may have been sent by a process that died: the handset may have got them twice.</summary>
    public bool PossibleDuplicate { get; init; }

    /// <summary>All were delivered, in a way that the handset may have begun to collect some anew: the reference is not to be used again soon.</summary>
    public bool MayHaveLeftCopies { get; init; }

    /// <summary>In order of sending.</summary>
    public required IReadOnlyList<AttemptReport> Attempts { get; init; }
}
