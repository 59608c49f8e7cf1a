namespace PushPortal.Domain.Retries;

/// <summary>How many transactions of a bulk retry there are of each outcome.</summary>
public sealed record BulkRetryCounts(int Waiting, int Retried, int Changed, int DeadlinePassed, int NotRetryable)
{
    public static BulkRetryCounts None { get; } = new(0, 0, 0, 0, 0);

    public int All => Waiting + Retried + Changed + DeadlinePassed + NotRetryable;

    /// <summary>Those that are done, whatever came of them.</summary>
    public int Done => All - Waiting;

    public int Of(BulkRetryOutcome outcome) => outcome switch
    {
        BulkRetryOutcome.Waiting => Waiting,
        BulkRetryOutcome.Retried => Retried,
        BulkRetryOutcome.Changed => Changed,
        BulkRetryOutcome.DeadlinePassed => DeadlinePassed,
        BulkRetryOutcome.NotRetryable => NotRetryable,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    public BulkRetryCounts Add(BulkRetryOutcome outcome, int count) => outcome switch
    {
        BulkRetryOutcome.Waiting => this with { Waiting = Waiting + count },
        BulkRetryOutcome.Retried => this with { Retried = Retried + count },
        BulkRetryOutcome.Changed => this with { Changed = Changed + count },
        BulkRetryOutcome.DeadlinePassed => this with { DeadlinePassed = DeadlinePassed + count },
        BulkRetryOutcome.NotRetryable => this with { NotRetryable = NotRetryable + count },
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    /// <summary>One that waited has its outcome.</summary>
    public BulkRetryCounts Settle(BulkRetryOutcome outcome) => Add(BulkRetryOutcome.Waiting, -1).Add(outcome, 1);
}
