namespace PushPortal.Infrastructure.Simulator;

/// <summary>How good or bad the simulated network is. At first nothing is lost.</summary>
public sealed record NetworkSettings
{
    /// <summary>Seed of the random faults and of the jitter: the same sequence of segments after it was set gets the same faults.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How long a handset takes to receive one segment, in milliseconds. Its segments queue behind each other.</summary>
    public int SegmentMilliseconds { get; init; } = 10;

    /// <summary>Most random delay added to a segment, in milliseconds; it may reorder a handset's segments.</summary>
    public int JitterMilliseconds { get; init; }

    /// <summary>Probability, 0 to 1, that a short message does not reach its handset and is not acknowledged.</summary>
    public double LossRate { get; init; }

    /// <summary>Probability, 0 to 1, of a temporary network error before the handset is reached.</summary>
    public double TemporaryErrorRate { get; init; }

    /// <summary>0 to 1: the probability that the network asks to slow down; segments take (1 + 4 x congestion) times as long.</summary>
    public double Congestion { get; init; }

    /// <summary>Faults ordered for single segments, with the times that they still answer.</summary>
    public IReadOnlyList<ScriptedFault> Fail { get; init; } = [];
}
