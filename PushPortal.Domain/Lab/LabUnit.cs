namespace PushPortal.Domain.Lab;

/// <summary>How a figure is to be shown.</summary>
public enum LabUnit
{
    /// <summary>0 to 1, shown in percent.</summary>
    Share,
    Seconds,
    Count,
}
