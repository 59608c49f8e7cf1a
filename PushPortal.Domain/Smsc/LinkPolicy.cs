namespace PushPortal.Domain.Smsc;

/// <summary>How groups are delivered over one link. A group keeps to the policy that stood when it was started.</summary>
public sealed record LinkPolicy
{
    /// <summary>From a group's first attempt: the time within which all its segments must be acknowledged.</summary>
    public TimeSpan TransactionWindow { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Before a segment that failed for the moment is sent again.</summary>
    public TimeSpan SegmentRetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>What the delay is multiplied by with each attempt; 1 keeps it.</summary>
    public double RetryGrowth { get; init; } = 2;

    public TimeSpan LongestSegmentRetryDelay { get; init; } = TimeSpan.FromSeconds(2);

    public int MaxAttemptsPerSegment { get; init; } = 5;

    /// <summary>In store-and-forward mode: the pauses before a short message is tried again; the last one repeats until its lifetime ends.</summary>
    public IReadOnlyList<TimeSpan> StoreAndForwardDelays { get; init; } =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1)];

    /// <summary>What the link's answers mean, where that differs from the table of its kind; by the answer's code.</summary>
    public IReadOnlyDictionary<int, AnswerRule> Answers { get; init; } = new Dictionary<int, AnswerRule>();

    /// <summary>The pause before attempt <paramref name="attempt"/> + 1 in a group.</summary>
    public TimeSpan RetryDelay(int attempt)
    {
        var ticks = SegmentRetryDelay.Ticks * Math.Pow(RetryGrowth, attempt - 1);
        return ticks < LongestSegmentRetryDelay.Ticks ? TimeSpan.FromTicks((long)ticks) : LongestSegmentRetryDelay;
    }

    /// <summary>The pause before attempt <paramref name="attempt"/> + 1 of a short message in store-and-forward mode.</summary>
    public TimeSpan StoreAndForwardDelay(int attempt) => StoreAndForwardDelays[Math.Min(attempt, StoreAndForwardDelays.Count) - 1];
}
