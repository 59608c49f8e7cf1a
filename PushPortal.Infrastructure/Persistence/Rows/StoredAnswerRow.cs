namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>stored_answers</c>: what requests with an Idempotency-Key were answered.</summary>
internal sealed class StoredAnswerRow
{
    public long AccountId { get; set; }
    public required string Key { get; set; }
    public required byte[] BodyHash { get; set; }
    public int Status { get; set; }
    public string? Location { get; set; }
    public required byte[] Body { get; set; }

    /// <summary>UTC ticks.</summary>
    public long At { get; set; }
}
