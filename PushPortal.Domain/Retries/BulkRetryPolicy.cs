namespace PushPortal.Domain.Retries;

/// <summary>The limits of bulk retries.</summary>
public sealed record BulkRetryPolicy
{
    /// <summary>Most transactions of one bulk retry.</summary>
    public int MostTransactions { get; init; } = 200_000;

    /// <summary>Transactions a second when none is named.</summary>
    public int DefaultRate { get; init; } = 200;

    /// <summary>The highest rate that may be named.</summary>
    public int HighestRate { get; init; } = 5_000;

    /// <summary>How long after it was made a plan may be started.</summary>
    public TimeSpan PlanLifetime { get; init; } = TimeSpan.FromHours(1);
}
