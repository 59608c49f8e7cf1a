using PushPortal.Domain.Enquiries;

namespace PushPortal.Domain.Retries;

/// <summary>
/// Failed transactions that are retried together. The plan fixes which, each at the version that it had then: what fails later is not among them, and what changed
/// since is reported instead of retried.
/// </summary>
public sealed record BulkRetry
{
    public required long Id { get; init; }

    /// <summary>The account that it belongs to; null for staff's.</summary>
    public required long? OwnerId { get; init; }

    /// <summary>Who made the plan.</summary>
    public required string By { get; init; }

    /// <summary>What was asked for; null when transactions were chosen one by one.</summary>
    public FailureFilter? Filter { get; init; }

    public required DateTimeOffset PlannedAt { get; init; }

    /// <summary>The new end of their lifetime; null leaves each its own.</summary>
    public DateTimeOffset? DeliverBefore { get; init; }

    public BulkRetryStatus Status { get; init; }

    public BulkRetryCounts Counts { get; init; } = BulkRetryCounts.None;

    /// <summary>By account, state and cause, the most first.</summary>
    public IReadOnlyList<BulkRetryKind> Kinds { get; init; } = [];

    /// <summary>Why it was started.</summary>
    public string? Reason { get; init; }

    /// <summary>Transactions a second.</summary>
    public int Rate { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Who changed its status last.</summary>
    public string? ChangedBy { get; init; }
}
