namespace PushPortal.Domain.Smsc;

/// <summary>The SMSC's settings as its decisions use them.</summary>
public sealed record SmscPolicy
{
    /// <summary>From a group's first attempt: the time within which all its segments must be acknowledged.</summary>
    public TimeSpan TransactionWindow { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Before a segment that failed for the moment is sent again; doubles with each attempt.</summary>
    public TimeSpan SegmentRetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    public TimeSpan LongestSegmentRetryDelay { get; init; } = TimeSpan.FromSeconds(2);

    public int MaxAttemptsPerSegment { get; init; } = 5;

    /// <summary>A concatenation reference is not used again towards a handset within this time, unless its group was delivered.</summary>
    public TimeSpan ReassemblyTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The pause before attempt <paramref name="attempt"/> + 1.</summary>
    public TimeSpan RetryDelay(int attempt)
    {
        var delay = SegmentRetryDelay * Math.Pow(2, Math.Min(attempt - 1, 30));
        return delay < LongestSegmentRetryDelay ? delay : LongestSegmentRetryDelay;
    }
}
