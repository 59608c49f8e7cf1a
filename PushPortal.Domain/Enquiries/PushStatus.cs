namespace PushPortal.Domain.Enquiries;

/// <summary>A push's state over its recipients.</summary>
public enum PushStatus : byte
{
    Pending = 0,
    Delivered = 1,
    Failed = 2,
    PartlyDelivered = 3,
}
