namespace PushPortal.Domain.Alarms;

/// <summary>When alarms are raised, and when they are cleared.</summary>
public sealed record AlarmPolicy
{
    /// <summary>How long a condition has to hold before its alarm is raised.</summary>
    public TimeSpan RaiseAfter { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long it has to be gone before the alarm is cleared.</summary>
    public TimeSpan ClearAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most failures among the runs that ended in <see cref="AlarmRules.FailureRange"/>, in percent.</summary>
    public int FailurePercent { get; init; } = 20;

    /// <summary>Fewer runs than this say nothing about the rate of failures.</summary>
    public int LeastEnds { get; init; } = 20;

    /// <summary>The longest that a due transaction may wait to be handed over.</summary>
    public TimeSpan LongestDue { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The most result notifications that may wait.</summary>
    public int MostNotifications { get; init; } = 10_000;

    /// <summary>The part of a quota that is worth an alarm before it is used up, in percent; 0 for no alarms of quotas.</summary>
    public int QuotaPercent { get; init; } = 80;

    /// <summary>How long before its end an API key is worth an alarm; zero for no alarms of keys.</summary>
    public TimeSpan KeyNotice { get; init; } = TimeSpan.FromDays(14);

    /// <summary>Whether alarms are told outside the portal: then what was not told yet is remembered.</summary>
    public bool Tells { get; init; }

    /// <summary>The least space beside the database, in octets.</summary>
    public long LeastFreeOctets { get; init; } = 1L << 30;
}
