namespace PushPortal.Domain.Retries;

/// <summary>The words of bulk retries, as REST and exports write them.</summary>
public static class BulkRetryWords
{
    public static string Word(this BulkRetryStatus status) => status switch
    {
        BulkRetryStatus.Planning => "planning",
        BulkRetryStatus.Planned => "planned",
        BulkRetryStatus.Running => "running",
        BulkRetryStatus.Paused => "paused",
        BulkRetryStatus.Cancelled => "cancelled",
        BulkRetryStatus.Finished => "finished",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static string Word(this BulkRetryOutcome outcome) => outcome switch
    {
        BulkRetryOutcome.Waiting => "waiting",
        BulkRetryOutcome.Retried => "retried",
        BulkRetryOutcome.Changed => "changed",
        BulkRetryOutcome.DeadlinePassed => "deadline-passed",
        BulkRetryOutcome.NotRetryable => "not-retryable",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}
