using PushPortal.Domain.Protocols.Pap;

namespace PushPortal.Domain.Transactions;

/// <summary>A transaction in PAP's words.</summary>
public static class PapTransaction
{
    public static MessageState MessageState(this TransactionState state) => state switch
    {
        TransactionState.Pending => Protocols.Pap.MessageState.Pending,
        TransactionState.Delivered => Protocols.Pap.MessageState.Delivered,
        TransactionState.Undeliverable => Protocols.Pap.MessageState.Undeliverable,
        TransactionState.Expired => Protocols.Pap.MessageState.Expired,
        TransactionState.Cancelled => Protocols.Pap.MessageState.Cancelled,
        TransactionState.Rejected => Protocols.Pap.MessageState.Rejected,
        TransactionState.Aborted => Protocols.Pap.MessageState.Aborted,
        TransactionState.Timeout => Protocols.Pap.MessageState.Timeout,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>The recipient as the initiator wrote it; in PAP's form when the push came by another door.</summary>
    public static PapAddress PapAddress(this Transaction transaction) => new(transaction.Address ?? $"WAPPUSH={transaction.Recipient}/TYPE=PLMN");
}
