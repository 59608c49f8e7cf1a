namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>transactions</c>. Ids follow their push's at a fixed distance, so a push's transactions are one range of the key.</summary>
internal sealed class TransactionRow
{
    public long Id { get; set; }
    public long PushId { get; set; }
    public long AccountId { get; set; }
    public required string Recipient { get; set; }
    public string? Address { get; set; }

    /// <summary>Hash of the recipient over the partitions: what a node that shares the store will own.</summary>
    public int Partition { get; set; }

    /// <summary>Which start of the gateway suspended it last: a fenced node's writes are told apart by it.</summary>
    public long Epoch { get; set; }
    public byte Priority { get; set; }
    public byte State { get; set; }
    public byte Step { get; set; }

    /// <summary>The queue that it stands in: its priority, <see cref="SuspendedLane"/> or <see cref="HeldLane"/>; null in a final state. Leads the due index.</summary>
    public byte? Lane { get; set; }
    public long? DueAt { get; set; }
    public long ExpiresAt { get; set; }
    public bool DeliverBeforeGiven { get; set; }
    public int Run { get; set; }
    public int Tries { get; set; }
    public long? SubmissionId { get; set; }
    public byte Cause { get; set; }

    /// <summary>The link that answered last in the run. Answers from before there was this column are not in it.</summary>
    public string? Link { get; set; }

    /// <summary>The only link that the run may go over; null when the routes decide.</summary>
    public string? OnlyLink { get; set; }
    public int Segments { get; set; }
    public int Attempts { get; set; }
    public bool PossibleDuplicate { get; set; }
    public long UpdatedAt { get; set; }
    public int Version { get; set; }

    internal const byte SuspendedLane = 3;

    /// <summary>Of those whose accounts are held: due by the end of their lifetimes.</summary>
    internal const byte HeldLane = 4;

    /// <summary>Written as an index's filter and in each query that is to use it.</summary>
    internal const string IsHeld = "lane = 4";

    internal const string HeldIndex = "transactions_held";

    internal const string IsFailed = "state > 1";

    internal const string FailuresIndex = "transactions_failures";

    internal const string FailuresOfAccountIndex = "transactions_failures_of_account";

    /// <summary>Failed ones whose initiator gave their end itself: no retry helps them behind it without a new one.</summary>
    internal const string IsFailedWithEnd = "state > 1 AND deliver_before_given = 1";

    internal const string FailuresOfLinkIndex = "transactions_failures_of_link";

    internal const string ExpiringFailuresIndex = "transactions_failures_expiring";

    /// <summary>Waiting to retry because the handset was absent or its memory full: what an alert wakes.</summary>
    internal const string WaitsForHandset = "step = 4 AND cause IN (1, 2)";
}
