namespace PushPortal.Domain.Protocols.Smpp;

/// <summary>message_state (SMPP 3.4, 5.2.28; Scheduled and Skipped since 5.0).</summary>
public enum MessageState : byte
{
    Scheduled = 0,
    Enroute = 1,
    Delivered = 2,
    Expired = 3,
    Deleted = 4,
    Undeliverable = 5,
    Accepted = 6,
    Unknown = 7,
    Rejected = 8,
    Skipped = 9,
}
