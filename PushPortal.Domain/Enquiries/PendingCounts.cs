using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Enquiries;

/// <summary>What is before the gateway now.</summary>
/// <param name="Steps">Pending transactions by step.</param>
/// <param name="OldestDue">When the first of those that wait to be handed to the SMSC fell due; null when none has, or one account is asked about.</param>
public sealed record PendingCounts(IReadOnlyDictionary<TransactionStep, long> Steps, DateTimeOffset? OldestDue = null)
{
    /// <summary>By the queue that they stand in. One whose time to try again has just come still counts as waiting for it.</summary>
    public long At(QueueStage stage) => stage switch
    {
        QueueStage.Due => Steps.GetValueOrDefault(TransactionStep.Queued),
        QueueStage.Held => Steps.GetValueOrDefault(TransactionStep.Held),
        QueueStage.AtSmsc => Steps.GetValueOrDefault(TransactionStep.Suspended),
        _ => Steps.GetValueOrDefault(TransactionStep.Deferred) + Steps.GetValueOrDefault(TransactionStep.WaitingToRetry),
    };
}
