using System.ComponentModel.DataAnnotations;

namespace PushPortal.Infrastructure.Retries;

/// <summary>Section <c>PushPortal:BulkRetries</c>: the limits of retrying many transactions at once.</summary>
public sealed class BulkRetryOptions
{
    public const string Section = "PushPortal:BulkRetries";

    /// <summary>Most transactions of one bulk retry. 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MostTransactions { get; set; } = 200_000;

    /// <summary>Transactions a second when none is named. 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int DefaultRate { get; set; } = 200;

    /// <summary>The highest rate that may be named, transactions a second. 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int HighestRate { get; set; } = 5_000;

    /// <summary>How long after it was made a plan may be started. 1 min to 24 h.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan PlanLifetime { get; set; } = TimeSpan.FromHours(1);
}
