using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Retries;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Portal;

/// <summary>Bulk retries in memory, over pushes that a test put in by hand. Steps are not taken: pages do not take any.</summary>
internal sealed class KeptRetries(KeptPushes pushes) : IBulkRetryStore
{
    private readonly SortedDictionary<long, BulkRetry> _retries = [];
    private readonly Dictionary<long, List<BulkRetryItem>> _items = [];

    internal IEnumerable<BulkRetry> All => _retries.Values;

    internal void Put(BulkRetry retry, params IReadOnlyList<BulkRetryItem> items) => (_retries[retry.Id], _items[retry.Id]) = (retry, [.. items]);

    public Task AddAsync(BulkRetry plan, CancellationToken ct)
    {
        Put(plan);
        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<Transaction>> FailedAsync(FailureFilter filter, FailureGroup kind, DateTimeOffset upTo, FailurePosition? after, int limit, CancellationToken ct) =>
        after is not null ? [] : [.. (await pushes.FailuresAsync(filter with { Cause = kind.Cause }, null, limit, ct)).Rows.Select(row => row.Transaction).Where(transaction => transaction.State == kind.State)];

    public Task AddItemsAsync(long id, IReadOnlyList<BulkRetryItem> items, CancellationToken ct)
    {
        _items[id].AddRange(items);
        return Task.CompletedTask;
    }

    public Task<BulkRetry?> FindAsync(long id, CancellationToken ct) => Task.FromResult(_retries.GetValueOrDefault(id));

    public Task<IReadOnlyList<BulkRetry>> PageAsync(long? ownerId, PageEdge<long>? edge, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<BulkRetry>>(
        [.. _retries.Values.Reverse().Where(retry => (ownerId is null || retry.OwnerId == ownerId) && (edge is null || retry.Id < edge.Value.At)).Take(limit)]);

    public Task<IReadOnlyList<BulkRetry>> RunningAsync(CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<BulkRetryItem>> ItemsAsync(long id, BulkRetryOutcome? outcome, PageEdge<long>? edge, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<BulkRetryItem>>(
        [.. _items[id].Where(item => (edge is null || item.TransactionId > edge.Value.At) && (outcome is null || item.Outcome == outcome)).OrderBy(item => item.TransactionId).Take(limit)]);

    public Task<bool> UpdateAsync(BulkRetry changed, BulkRetryStatus from, CancellationToken ct)
    {
        var holds = _retries[changed.Id].Status == from;
        if (holds)
        {
            _retries[changed.Id] = changed;
        }

        return Task.FromResult(holds);
    }

    public Task<IReadOnlyList<bool>?> TakeStepsAsync(long id, IReadOnlyList<BulkRetryStep> steps, DateTimeOffset now, CancellationToken ct) => throw new NotSupportedException();
}
