using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Enquiries;

/// <summary>What transactions ended in and why: what failures are grouped by.</summary>
public readonly record struct FailureKind(TransactionState State, FailureCause Cause)
{
    private const char Divider = '/';

    /// <summary>Both by their words: <c>undeliverable/absent-subscriber</c>.</summary>
    public override string ToString() => $"{State.Word()}{Divider}{Cause.Name()}";
}
