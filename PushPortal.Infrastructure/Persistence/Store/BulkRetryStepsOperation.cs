using PushPortal.Domain.Retries;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Takes steps of a running bulk retry: new runs and their outcomes are on disk together, or neither is.</summary>
internal sealed class BulkRetryStepsOperation(long id, IReadOnlyList<BulkRetryStep> steps, DateTimeOffset now) : WriteOperation<IReadOnlyList<bool>?>
{
    internal override bool FailsAtOnce => true;

    private static readonly RowSql SettleSql = new("UPDATE bulk_retry_items SET outcome = $1 WHERE bulk_retry_id = $2 AND transaction_id = $3", "bulk_retry_items", 2, 3);

    internal override void Foresee(AskedAhead questions)
    {
        foreach (var step in steps)
        {
            if (step.Change is { } change)
            {
                questions.Transactions.Add(change.Before.Id);
            }
        }
    }

    internal override void Execute(WriteSession session)
    {
        Result = null;
        if (session["SELECT status FROM bulk_retries WHERE id = $1"].Number(id) != (byte)BulkRetryStatus.Running)
        {
            return;
        }

        var opened = new bool[steps.Count];
        var settled = BulkRetryCounts.None;
        for (var at = 0; at < opened.Length; at++)
        {
            var step = steps[at];
            opened[at] = step.Change is { } change && ApplyOperation.Apply(session, change);
            var outcome = step.Change is null || opened[at] ? step.Outcome : BulkRetryOutcome.Changed;
            session[SettleSql].Post((byte)outcome, id, step.TransactionId);
            settled = settled.Settle(outcome);
        }

        session[
            "UPDATE bulk_retries SET waiting = waiting + $1, retried = retried + $2, changed = changed + $3, deadline_passed = deadline_passed + $4, not_retryable = not_retryable + $5 WHERE id = $6"]
            .Post(settled.Waiting, settled.Retried, settled.Changed, settled.DeadlinePassed, settled.NotRetryable, id);
        session["UPDATE bulk_retries SET status = $1, ended_at = $2 WHERE id = $3 AND waiting <= 0"].Post((byte)BulkRetryStatus.Finished, now.UtcTicks, id);
        Result = opened;
    }
}
