namespace PushPortal.Domain.Notifications;

/// <summary>When a target is left alone.</summary>
/// <param name="Failures">So many in a row open its circuit.</param>
/// <param name="FirstPause">Before the first probe.</param>
/// <param name="LongestPause">The pauses double up to this; no Retry-After is obeyed for longer.</param>
public sealed record CircuitPolicy(int Failures, TimeSpan FirstPause, TimeSpan LongestPause)
{
    /// <summary>How long the circuit stays open.</summary>
    /// <param name="openings">How often it has opened since the target last answered, this time included.</param>
    /// <param name="asked">What the target asked for (Retry-After, RFC 9110, 10.2.3).</param>
    /// <param name="random">Uniform in [0, 1).</param>
    public TimeSpan Pause(int openings, TimeSpan? asked, double random)
    {
        var pause = BackOff.Pause(FirstPause, LongestPause, openings, random);
        return asked is not { } wish || wish <= pause ? pause : wish < LongestPause ? wish : LongestPause;
    }
}
