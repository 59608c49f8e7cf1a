namespace PushPortal.Domain.Alarms;

/// <summary>How far an alarm has come, or how far of it was told. The numbers are stored.</summary>
public enum AlarmStage
{
    None = 0,
    Raised = 1,
    Cleared = 2,
}
