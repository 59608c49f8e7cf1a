namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>timeline</c>, clustered by transaction: history is only added to.</summary>
internal sealed class TimelineRow
{
    public long TransactionId { get; set; }
    public long Id { get; set; }
    public long At { get; set; }
    public byte Kind { get; set; }
    public byte State { get; set; }
    public byte Step { get; set; }
    public byte Cause { get; set; }

    /// <summary>JSON of the domain's details.</summary>
    public string? Details { get; set; }

    /// <summary>When the stay at the SMSC began that the line ends; null when it ends none.</summary>
    public long? HandedOverAt { get; set; }
    public long? SubmissionId { get; set; }
    public int? Try { get; set; }
}
