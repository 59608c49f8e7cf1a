namespace PushPortal.Domain.Retries;

/// <summary>What came of one transaction of a bulk retry. The numbers are stored.</summary>
public enum BulkRetryOutcome : byte
{
    Waiting = 0,
    /// <summary>A new run was opened.</summary>
    Retried = 1,
    /// <summary>It was retried, or deleted, by somebody else since the plan was made.</summary>
    Changed = 2,
    /// <summary>Its initiator's deliver-before has passed, and the plan names no new one.</summary>
    DeadlinePassed = 3,
    /// <summary>It was cancelled or rejected, which is final, or the content of its push was erased.</summary>
    NotRetryable = 4,
}
