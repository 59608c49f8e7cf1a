namespace PushPortal.Domain.Transactions;

/// <summary>Where a pending transaction is. A transaction in a final state has none. The numbers are stored.</summary>
public enum TransactionStep : byte
{
    None = 0,
    /// <summary>Held until its deliver-after time.</summary>
    Deferred = 1,
    /// <summary>Waits to be handed to the SMSC.</summary>
    Queued = 2,
    /// <summary>Handed to the SMSC whole; nothing waits for it but its row.</summary>
    Suspended = 3,
    /// <summary>The SMSC reported a temporary failure; it will be handed over again.</summary>
    WaitingToRetry = 4,
    /// <summary>It was due, and its account's pushes are held by an administrator, or go behind others that were. It waits for their release, at the longest until its lifetime ends.</summary>
    Held = 5,
}
