namespace PushPortal.Domain.Air;

/// <summary>How good or bad the way to a handset is at an instant. The simulated network and the lab have it in common.</summary>
/// <param name="SegmentTime">How long a handset takes to receive one segment of an idle network.</param>
/// <param name="Congestion">0 to 1: the probability that the network asks to slow down; segments take (1 + 4 x congestion) times as long.</param>
/// <param name="TemporaryErrorRate">Probability of a temporary network error before the handset is reached.</param>
/// <param name="LossRate">Probability that a short message does not reach its handset and is not acknowledged.</param>
public readonly record struct AirConditions(TimeSpan SegmentTime, double Congestion, double TemporaryErrorRate, double LossRate)
{
    /// <summary>How long a handset takes to receive one segment now.</summary>
    public TimeSpan Duration => SegmentTime * (1 + (4 * Congestion));

    /// <summary>What happens to a segment, by one uniform number in [0, 1) for each fault: a change of one rate leaves the others' faults where they were.</summary>
    public RandomFault Fault(double congestion, double error, double loss) =>
        congestion < Congestion ? RandomFault.Congestion
        : error < TemporaryErrorRate ? RandomFault.TemporaryError
        : loss < LossRate ? RandomFault.Loss
        : RandomFault.None;
}
