using PushPortal.Domain.Retries;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Writes down transactions of a plan. One that is chosen twice stands once.</summary>
internal sealed class AddBulkRetryItemsOperation(long id, IReadOnlyList<BulkRetryItem> items) : WriteOperation<bool>
{
    private static readonly RowSql Sql =
        new("INSERT INTO bulk_retry_items(bulk_retry_id, transaction_id, version, outcome) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING", "bulk_retry_items", 1, 2);

    internal override bool FailsAtOnce => true;

    internal override void Execute(WriteSession session)
    {
        foreach (var item in items)
        {
            session[Sql].Post(id, item.TransactionId, item.Version, (byte)item.Outcome);
        }
    }
}
