namespace PushPortal.Domain.Transactions;

/// <summary>One line of a transaction's history. Lines are added, never changed.</summary>
public sealed record TimelineEntry
{
    public required long TransactionId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required TimelineKind Kind { get; init; }

    /// <summary>The state after it.</summary>
    public required TransactionState State { get; init; }

    public required TransactionStep Step { get; init; }

    public FailureCause Cause { get; init; }

    public TimelineDetails? Details { get; init; }

    /// <summary>The stay at the SMSC that it ends; null when it ends none.</summary>
    public HandOver? HandedOver { get; init; }
}
