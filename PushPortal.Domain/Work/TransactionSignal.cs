namespace PushPortal.Domain.Work;

/// <summary>There are transactions to hand to the SMSC.</summary>
public sealed class TransactionSignal(TimeProvider clock) : WorkSignal(clock);
