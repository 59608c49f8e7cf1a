namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>bulk_retries</c>. Instants are UTC ticks.</summary>
internal sealed class BulkRetryRow
{
    public long Id { get; set; }
    public long? OwnerId { get; set; }
    public required string MadeBy { get; set; }

    /// <summary>JSON; null when transactions were chosen one by one.</summary>
    public string? Filter { get; set; }
    public long PlannedAt { get; set; }
    public long? DeliverBefore { get; set; }
    public byte Status { get; set; }
    public int Waiting { get; set; }
    public int Retried { get; set; }
    public int Changed { get; set; }
    public int DeadlinePassed { get; set; }
    public int NotRetryable { get; set; }

    /// <summary>JSON: what the plan found, by account, state and cause.</summary>
    public required string Kinds { get; set; }
    public string? Reason { get; set; }
    public int Rate { get; set; }
    public long? StartedAt { get; set; }
    public long? EndedAt { get; set; }
    public string? ChangedBy { get; set; }
}
