namespace PushPortal.Domain.Transactions;

/// <summary>When a transaction that failed for the moment is handed to the SMSC again.</summary>
/// <param name="First">Before the second try.</param>
/// <param name="Longest">The delays double up to this.</param>
/// <param name="FirstProbe">The same for a handset that is absent or full: an alert brings the next try forward, and these are for alerts that do not come.</param>
/// <param name="LongestProbe">The delays between probes double up to this.</param>
public sealed record RetryPolicy(TimeSpan First, TimeSpan Longest, TimeSpan FirstProbe, TimeSpan LongestProbe)
{
    /// <summary>A tenth either way, so that a region's handsets do not come back in step.</summary>
    private const double Jitter = 0.1;

    /// <summary>
    /// The instant of the next try, or the end of the lifetime when that comes first: the transaction then ends with its cause.
    /// Null when the failure is permanent or the lifetime is over.
    /// </summary>
    /// <param name="tries">How often the run was handed over.</param>
    /// <param name="random">Uniform in [0, 1).</param>
    public DateTimeOffset? Next(SubmitOutcome outcome, FailureCause cause, int tries, DateTimeOffset now, DateTimeOffset expiresAt, double random)
    {
        if (outcome != SubmitOutcome.TemporaryFailure || now >= expiresAt)
        {
            return null;
        }

        var (first, longest) = cause.WaitsForHandset() ? (FirstProbe, LongestProbe) : (First, Longest);
        var doublings = Math.Min(tries - 1, 30);
        var delay = Math.Min(first.Ticks * Math.Pow(2, doublings), longest.Ticks);
        var next = now + TimeSpan.FromTicks((long)(delay * (1 - Jitter + (2 * Jitter * random))));
        return next < expiresAt ? next : expiresAt;
    }
}
