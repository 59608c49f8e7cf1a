namespace PushPortal.Domain.Transactions;

/// <summary>An event came that the transaction's state does not allow.</summary>
public sealed class TransitionRefusedException(TransactionState state, TransactionStep step, TransactionEvent happened)
    : InvalidOperationException($"{happened.GetType().Name} is not possible in {state.Word()}{(step == TransactionStep.None ? "" : $"/{step.Word()}")}")
{
    public TransactionState State { get; } = state;

    public TransactionStep Step { get; } = step;

    public TransactionEvent Happened { get; } = happened;
}
