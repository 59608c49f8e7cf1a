namespace PushPortal.Domain.Protocols.Mms;

/// <summary>M-Delivery.ind (WAP-209, 6.5): what became of a multimedia message for one recipient.</summary>
public sealed record DeliveryInd : MmsPdu
{
    public required string MessageId { get; init; }
    public required string To { get; init; }
    public required DateTimeOffset? Date { get; init; }

    /// <summary>expired, retrieved, rejected, deferred, unrecognised, indeterminate, forwarded or unreachable.</summary>
    public required string Status { get; init; }
}
