namespace PushPortal.Infrastructure.Lab;

/// <summary>Where an experiment of the portal is.</summary>
public enum LabTrialState
{
    Running,
    Done,

    /// <summary>Somebody ended it, or the process did.</summary>
    Cancelled,

    /// <summary>It took longer than it may.</summary>
    TimeOver,

    /// <summary>By an error of the program; it is in the log.</summary>
    Failed,
}
