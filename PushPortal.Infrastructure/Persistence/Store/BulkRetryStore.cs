using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Retries;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>Bulk retries in the message path's database: their steps change transactions, so they go by its writer.</summary>
internal sealed class BulkRetryStore(PushStore store) : IBulkRetryStore, IDisposable
{
    private const string FailedSql =
        $"SELECT {TransactionSql.Columns} FROM transactions t INDEXED BY {TransactionRow.FailuresIndex} WHERE {KindSql}";

    private const string FailedOfAccountSql =
        $"SELECT {TransactionSql.Columns} FROM transactions t INDEXED BY {TransactionRow.FailuresOfAccountIndex} WHERE account_id = $8 AND {KindSql}";

    private const string KindSql =
        $"state = $1 AND cause = $2 AND {TransactionRow.IsFailed} AND updated_at >= $3 AND updated_at <= $4 AND (updated_at, id) > ($5, $6) ORDER BY updated_at, id LIMIT $7";

    private readonly ReadStatements _reads = new(store.Database);

    public Task AddAsync(BulkRetry plan, CancellationToken ct) => store.Writer.RunAsync(new AddBulkRetryOperation(plan));

    public Task<IReadOnlyList<Transaction>> FailedAsync(FailureFilter filter, FailureGroup kind, DateTimeOffset upTo, FailurePosition? after, int limit, CancellationToken ct)
    {
        var last = filter.To is { } end && end.UtcTicks - 1 < upTo.UtcTicks ? end.UtcTicks - 1 : upTo.UtcTicks;
        // The bound that the index is entered by is the one scalar: beside a pair the engine would begin at the range's own start again.
        var (endedAt, id) = (after?.At.UtcTicks ?? 0, after?.TransactionId ?? 0);
        var first = Math.Max(filter.From?.UtcTicks ?? 0, endedAt);
        var failed = filter.AccountId is { } account
            ? _reads.Ask(FailedOfAccountSql, PushStore.ReadTransactions, (byte)kind.State, (byte)kind.Cause, first, last, endedAt, id, limit, account)
            : _reads.Ask(FailedSql, PushStore.ReadTransactions, (byte)kind.State, (byte)kind.Cause, first, last, endedAt, id, limit);
        return Task.FromResult<IReadOnlyList<Transaction>>(failed);
    }

    public Task AddItemsAsync(long id, IReadOnlyList<BulkRetryItem> items, CancellationToken ct) =>
        items.Count == 0 ? Task.CompletedTask : store.Writer.RunAsync(new AddBulkRetryItemsOperation(id, items));

    public Task<BulkRetry?> FindAsync(long id, CancellationToken ct) => Task.FromResult(_reads.Ask(BulkRetrySql.FindSql, BulkRetrySql.Read, id).FirstOrDefault());

    public Task<IReadOnlyList<BulkRetry>> PageAsync(long? ownerId, PageEdge<long>? edge, int limit, CancellationToken ct)
    {
        var (isBack, at) = (edge?.IsBefore == true, edge?.At ?? long.MaxValue);
        return Task.FromResult<IReadOnlyList<BulkRetry>>(ownerId is { } owner
            ? _reads.Ask(isBack ? BulkRetrySql.PageBeforeOfOwnerSql : BulkRetrySql.PageOfOwnerSql, BulkRetrySql.Read, at, limit, owner)
            : _reads.Ask(isBack ? BulkRetrySql.PageBeforeSql : BulkRetrySql.PageSql, BulkRetrySql.Read, at, limit));
    }

    public Task<IReadOnlyList<BulkRetry>> RunningAsync(CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<BulkRetry>>(_reads.Ask(BulkRetrySql.RunningSql, BulkRetrySql.Read));

    public Task<IReadOnlyList<BulkRetryItem>> ItemsAsync(long id, BulkRetryOutcome? outcome, PageEdge<long>? edge, int limit, CancellationToken ct)
    {
        var (isBack, at) = (edge?.IsBefore == true, edge?.At ?? 0);
        return Task.FromResult<IReadOnlyList<BulkRetryItem>>(outcome is { } wanted
            ? _reads.Ask(isBack ? BulkRetrySql.ItemsBeforeOfOutcomeSql : BulkRetrySql.ItemsOfOutcomeSql, BulkRetrySql.ReadItems, id, at, limit, (byte)wanted)
            : _reads.Ask(isBack ? BulkRetrySql.ItemsBeforeSql : BulkRetrySql.ItemsSql, BulkRetrySql.ReadItems, id, at, limit));
    }

    public Task<bool> UpdateAsync(BulkRetry changed, BulkRetryStatus from, CancellationToken ct) => store.Writer.RunAsync(new UpdateBulkRetryOperation(changed, from));

    public Task<IReadOnlyList<bool>?> TakeStepsAsync(long id, IReadOnlyList<BulkRetryStep> steps, DateTimeOffset now, CancellationToken ct) =>
        store.Writer.RunAsync(new BulkRetryStepsOperation(id, steps, now));

    public void Dispose() => _reads.Dispose();
}
