using PushPortal.Domain.Enquiries;

namespace PushPortal.Domain.Retries;

/// <summary>What a plan is asked for: everything that a filter lets through, or transactions by their ids.</summary>
public sealed record BulkRetryAsk
{
    /// <summary>Who asks.</summary>
    public required string By { get; init; }

    /// <summary>The account that asks, which sees nothing of others; null for staff.</summary>
    public required long? OwnerId { get; init; }

    public FailureFilter? Filter { get; init; }

    public IReadOnlyList<long> TransactionIds { get; init; } = [];

    public DateTimeOffset? DeliverBefore { get; init; }
}
