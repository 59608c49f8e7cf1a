namespace PushPortal.Domain.Notifications;

/// <summary>When an ESME wants a delivery receipt. The numbers are stored.</summary>
public enum ReceiptWish : byte
{
    None = 0,
    Any = 1,
    Failure = 2,
    Success = 3,
}
