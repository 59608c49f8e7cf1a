namespace PushPortal.Domain.Transactions;

/// <summary>The wire words of states and steps, as REST, PAP and the hub write them.</summary>
public static class TransactionWords
{
    /// <summary>PAP's word for the state, for example <c>undeliverable</c>.</summary>
    public static string Word(this TransactionState state) => state switch
    {
        TransactionState.Pending => "pending",
        TransactionState.Delivered => "delivered",
        TransactionState.Undeliverable => "undeliverable",
        TransactionState.Expired => "expired",
        TransactionState.Cancelled => "cancelled",
        TransactionState.Rejected => "rejected",
        TransactionState.Aborted => "aborted",
        TransactionState.Timeout => "timeout",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>Our word for the step; null for a transaction in a final state.</summary>
    public static string? Word(this TransactionStep step) => step switch
    {
        TransactionStep.None => null,
        TransactionStep.Deferred => "deferred",
        TransactionStep.Queued => "queued",
        TransactionStep.Suspended => "suspended",
        TransactionStep.WaitingToRetry => "waiting-to-retry",
        TransactionStep.Held => "held",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };

    public static bool IsFinal(this TransactionState state) => state != TransactionState.Pending;

    /// <summary>Whether the run ended without delivery.</summary>
    public static bool IsFailed(this TransactionState state) => state is not (TransactionState.Pending or TransactionState.Delivered);
}
