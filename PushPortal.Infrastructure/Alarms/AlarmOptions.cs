using System.ComponentModel.DataAnnotations;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>Section <c>PushPortal:Alarms</c>: what staff are alarmed of.</summary>
public sealed class AlarmOptions
{
    public const string Section = "PushPortal:Alarms";

    /// <summary>How long a condition has to hold before its alarm is raised. 0 to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RaiseAfter { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long it has to be gone before the alarm is cleared. 0 to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan ClearAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The most failures among what ended in the last 5 minutes, in percent. 1 to 100; with 100 there is no such alarm.</summary>
    [Range(1, 100)]
    public int FailurePercent { get; set; } = 20;

    /// <summary>When fewer runs ended than this, their failures are no alarm. 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int LeastEnds { get; set; } = 20;

    /// <summary>The longest that a due transaction may wait to be handed to the SMSC. 1 s to 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LongestDue { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The most result notifications that may wait. 1 to 100,000,000.</summary>
    [Range(1, 100_000_000)]
    public int MostNotifications { get; set; } = 10_000;

    /// <summary>The least space beside the database, in MiB. 0 to 1,048,576; with 0 there is no such alarm.</summary>
    [Range(0, 1_048_576)]
    public int LeastFreeMegabytes { get; set; } = 1024;
}
