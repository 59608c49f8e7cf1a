namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>recipient_keys</c>: finds transactions by recipient. Filled in the background, in hash order.</summary>
internal sealed class RecipientKeyRow
{
    public long Hash { get; set; }
    public long TransactionId { get; set; }
}
