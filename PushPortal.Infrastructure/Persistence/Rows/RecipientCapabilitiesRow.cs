namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>recipient_capabilities</c>: which push brought the newest capabilities of an account's recipient.</summary>
internal sealed class RecipientCapabilitiesRow
{
    public long AccountId { get; set; }
    public required string Recipient { get; set; }
    public long PushId { get; set; }
}
