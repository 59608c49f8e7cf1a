namespace PushPortal.Domain.Notifications;

/// <summary>Pauses that double up to the longest, with up to a tenth more, so that what failed together is not tried again together.</summary>
public static class BackOff
{
    private const double Jitter = 0.1;

    /// <param name="times">How often it has failed, this time included.</param>
    /// <param name="random">Uniform in [0, 1).</param>
    public static TimeSpan Pause(TimeSpan first, TimeSpan longest, int times, double random)
    {
        var pause = Math.Min(first.Ticks * Math.Pow(2, Math.Min(times - 1, 30)), longest.Ticks);
        return TimeSpan.FromTicks((long)(pause * (1 + (Jitter * random))));
    }
}
