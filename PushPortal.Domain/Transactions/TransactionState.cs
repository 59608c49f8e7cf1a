namespace PushPortal.Domain.Transactions;

/// <summary>PAP's <c>message-state</c> of one recipient's transaction: pending, or one final state (WAP-247, 9.13). The numbers are stored.</summary>
public enum TransactionState : byte
{
    Pending = 0,
    Delivered = 1,
    Undeliverable = 2,
    Expired = 3,
    Cancelled = 4,
    Rejected = 5,
    Aborted = 6,
    Timeout = 7,
}
