namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>failure_issues</c>. Instants are UTC ticks.</summary>
internal sealed class FailureIssueRow
{
    /// <summary>0 for the failures of all accounts: ids begin above it.</summary>
    public long AccountId { get; set; }
    public byte State { get; set; }
    public byte Cause { get; set; }
    public byte Status { get; set; }
    public string? Owner { get; set; }
    public string? Note { get; set; }

    /// <summary>Since when it has its status.</summary>
    public long StatusAt { get; set; }
    public long? IgnoredUntil { get; set; }
    public required string ChangedBy { get; set; }
    public long ChangedAt { get; set; }
    public int Version { get; set; }
}
