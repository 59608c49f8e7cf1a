using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Waits longer for the answers of suspended transactions.</summary>
internal sealed class PostponeOperation(IReadOnlyList<long> transactionIds, DateTimeOffset answerDue) : WriteOperation<bool>
{
    private static readonly RowSql Sql = new("UPDATE transactions SET due_at = $1 WHERE id = $2 AND lane = $3", "transactions", 2);

    internal override void Execute(WriteSession session)
    {
        foreach (var id in transactionIds)
        {
            session[Sql].Post(answerDue.UtcTicks, id, TransactionRow.SuspendedLane);
        }
    }
}
