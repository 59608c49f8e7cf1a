namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>bulk_retry_items</c>: which transactions a bulk retry has, and what came of each.</summary>
internal sealed class BulkRetryItemRow
{
    public long BulkRetryId { get; set; }
    public long TransactionId { get; set; }

    /// <summary>The transaction's when the plan was made.</summary>
    public int Version { get; set; }
    public byte Outcome { get; set; }
}
