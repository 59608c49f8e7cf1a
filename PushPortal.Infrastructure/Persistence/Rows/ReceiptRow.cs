namespace PushPortal.Infrastructure.Persistence.Rows;

/// <summary>Table <c>smpp_receipts</c>: delivery receipts that ESMEs have not acknowledged yet; deleted when they have.</summary>
internal sealed class ReceiptRow
{
    public long AccountId { get; set; }

    public long Id { get; set; }

    public long PushId { get; set; }

    public long TransactionId { get; set; }

    /// <summary>What the ESME was answered with.</summary>
    public long MessageId { get; set; }

    public byte State { get; set; }

    public byte Cause { get; set; }

    public long EventAt { get; set; }
}
