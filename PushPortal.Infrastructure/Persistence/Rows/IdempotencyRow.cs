namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>idempotency_keys</c>: requests that may be repeated, and the push that each made.</summary>
internal sealed class IdempotencyRow
{
    public long AccountId { get; set; }
    public required string Key { get; set; }
    public required byte[] BodyHash { get; set; }
    public long PushId { get; set; }
}
