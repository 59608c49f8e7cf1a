namespace PushPortal.Domain.Alarms;

/// <summary>How bad it is.</summary>
public enum AlarmSeverity
{
    /// <summary>Pushes are served, but worse than they should be.</summary>
    Warning = 1,

    /// <summary>Pushes are not served, or soon will not be.</summary>
    Critical = 2,
}
