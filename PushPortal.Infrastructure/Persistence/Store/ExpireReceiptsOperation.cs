namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Gives up receipts that nobody has taken for too long. Small batches, so that no accept waits for long.</summary>
internal sealed class ExpireReceiptsOperation(DateTimeOffset before) : WriteOperation<int>
{
    private const int Batch = 500;

    internal override void Execute(WriteSession session) => Result = session[
        "DELETE FROM smpp_receipts WHERE (account_id, id) IN (SELECT account_id, id FROM smpp_receipts WHERE event_at < $1 LIMIT $2)"]
        .Run(before.UtcTicks, Batch);
}
