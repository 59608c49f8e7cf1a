namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>refusals</c>: submissions that were not taken. The id says when.</summary>
internal sealed class RefusalRow
{
    public long Id { get; set; }
    public long AccountId { get; set; }
    public byte Source { get; set; }
    public required string Code { get; set; }
    public required string Reason { get; set; }
    public string? PushId { get; set; }
    public string? TraceId { get; set; }
}
