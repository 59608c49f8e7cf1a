namespace PushPortal.Domain.Imports;

/// <summary>The words of imports, as REST and downloads write them.</summary>
public static class ImportWords
{
    public static string Word(this ImportStatus status) => status switch
    {
        ImportStatus.Uploaded => "uploaded",
        ImportStatus.Checking => "checking",
        ImportStatus.Checked => "checked",
        ImportStatus.Running => "running",
        ImportStatus.Paused => "paused",
        ImportStatus.Cancelled => "cancelled",
        ImportStatus.Finished => "finished",
        ImportStatus.Unreadable => "unreadable",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static string Word(this ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Invalid => "invalid",
        ImportOutcome.Duplicate => "duplicate",
        ImportOutcome.Accepted => "accepted",
        ImportOutcome.Refused => "refused",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    /// <summary>Whether it has not ended and nobody has to do anything for it to go on.</summary>
    public static bool IsWorking(this ImportStatus status) => status is ImportStatus.Checking or ImportStatus.Running;

    public static bool HasEnded(this ImportStatus status) => status is ImportStatus.Cancelled or ImportStatus.Finished or ImportStatus.Unreadable;
}
