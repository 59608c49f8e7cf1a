namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>smsc_groups</c>: the SMSC's own memory, apart from the PPG's tables.</summary>
internal sealed class GroupRow
{
    public long Id { get; set; }
    public long TransactionId { get; set; }
    public long AccountId { get; set; }
    public required string Recipient { get; set; }
    public required string Link { get; set; }
    public int? Reference { get; set; }

    public bool WideReference { get; set; }
    public int Segments { get; set; }
    public long StartedAt { get; set; }
    public long? FinishedAt { get; set; }

    /// <summary>It has ended, and its handset may still be collecting under its reference.</summary>
    public bool KeepsReference { get; set; }

    /// <summary>How it ended; null while it is in flight.</summary>
    public byte? Outcome { get; set; }
    public byte Cause { get; set; }

    /// <summary>JSON of the group's report, for a PPG that asks again.</summary>
    public string? Report { get; set; }
}
