using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Enquiries;

/// <summary>How many transactions stand failed, by what they ended in and why.</summary>
public sealed record FailureGroup(TransactionState State, FailureCause Cause, long Count)
{
    public FailureKind Kind => new(State, Cause);
}
