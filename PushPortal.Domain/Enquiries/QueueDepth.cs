using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Enquiries;

/// <summary>How many wait somewhere, and the first of them.</summary>
public sealed record QueueDepth
{
    public static QueueDepth Empty { get; } = new();

    public QueueStage Stage { get; init; }

    /// <summary>Null where all priorities wait together.</summary>
    public Priority? Priority { get; init; }

    public long Count { get; init; }

    /// <summary>There are more than were counted.</summary>
    public bool IsMore { get; init; }

    /// <summary>
    /// Since when the first waits; where turns are still to come, when the first comes; of those at the SMSC, since when the one of those that were counted is
    /// there that is there longest. Null when there is none.
    /// </summary>
    public DateTimeOffset? Oldest { get; init; }

    /// <summary>Both together.</summary>
    public QueueDepth Add(QueueDepth other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { Count = Count + other.Count, IsMore = IsMore || other.IsMore, Oldest = Oldest is { } one && other.Oldest is { } another ? (one < another ? one : another) : Oldest ?? other.Oldest };
    }
}
