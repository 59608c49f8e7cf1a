namespace PushPortal.Domain.Notifications;

/// <summary>When a notification that was not confirmed is sent again.</summary>
/// <param name="First">Before the second try.</param>
/// <param name="Longest">The delays double up to this.</param>
/// <param name="GiveUpAfter">Counted from the final state that is told, or from when it was asked for again.</param>
public sealed record NotificationSchedule(TimeSpan First, TimeSpan Longest, TimeSpan GiveUpAfter)
{
    /// <summary>The instant of the next try; null when it is given up.</summary>
    /// <param name="tries">How often it was sent, this time included.</param>
    /// <param name="random">Uniform in [0, 1).</param>
    public DateTimeOffset? Next(int tries, DateTimeOffset from, DateTimeOffset now, double random)
    {
        var next = now + BackOff.Pause(First, Longest, tries, random);
        return next <= from + GiveUpAfter ? next : null;
    }
}
