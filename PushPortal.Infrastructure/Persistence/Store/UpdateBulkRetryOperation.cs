using PushPortal.Domain.Retries;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Moves a bulk retry to another status, if it is still in the one before. Its counts are the plan's own work at first, and then that of its steps.</summary>
internal sealed class UpdateBulkRetryOperation(BulkRetry changed, BulkRetryStatus from) : WriteOperation<bool>
{
    internal override bool FailsAtOnce => true;

    internal override void Execute(WriteSession session)
    {
        Result = session["UPDATE bulk_retries SET status = $1, reason = $2, rate = $3, started_at = $4, ended_at = $5, changed_by = $6 WHERE id = $7 AND status = $8"].Run(
            (byte)changed.Status,
            changed.Reason,
            changed.Rate,
            changed.StartedAt?.UtcTicks,
            changed.EndedAt?.UtcTicks,
            changed.ChangedBy,
            changed.Id,
            (byte)from) == 1;
        if (Result && from == BulkRetryStatus.Planning)
        {
            var counts = changed.Counts;
            session["UPDATE bulk_retries SET waiting = $1, deadline_passed = $2, not_retryable = $3, kinds = $4 WHERE id = $5"]
                .Post(counts.Waiting, counts.DeadlinePassed, counts.NotRetryable, BulkRetrySql.Kinds(changed), changed.Id);
        }
    }
}
