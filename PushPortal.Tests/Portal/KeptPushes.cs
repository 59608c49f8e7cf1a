using PushPortal.Domain.Enquiries;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Portal;

/// <summary>Enquiries about pushes that a test put in by hand.</summary>
internal sealed class KeptPushes : IPushEnquiries
{
    private readonly SortedDictionary<long, PushSummary> _pushes = new(Comparer<long>.Create((left, right) => right.CompareTo(left)));
    private readonly Dictionary<long, TransactionDetails> _transactions = [];

    private DateTimeOffset? _firstAsked;

    /// <summary>What the last list was asked with.</summary>
    internal PushFilter? Asked { get; private set; }

    /// <summary>Where looking for the rows of a page ended.</summary>
    internal DateTimeOffset? LookedTo { get; set; }

    internal PendingCounts Pending { get; set; } = new(new Dictionary<TransactionStep, long>());

    internal void Put(Push push, params ReadOnlySpan<Transaction> transactions)
    {
        foreach (var transaction in transactions)
        {
            var before = _transactions.GetValueOrDefault(transaction.Id)?.Timeline ?? [];
            _transactions[transaction.Id] = new TransactionDetails(transaction, push, before);
        }

        var all = Of(push.Id);
        _pushes[push.Id] = new PushSummary
        {
            Push = push,
            Delivered = all.Count(transaction => transaction.State == TransactionState.Delivered),
            Failed = all.Count(transaction => transaction.State.IsFailed()),
        };
    }

    internal void PutLines(long transactionId, params IReadOnlyList<TimelineEntry> lines) =>
        _transactions[transactionId] = _transactions[transactionId] with { Timeline = lines };

    public Task<PushPage> PageAsync(PushFilter filter, CancellationToken ct)
    {
        Asked = filter;
        return Task.FromResult(new PushPage([.. _pushes.Values.Where(row => (filter.TraceId is null || (row.Push.TraceId == filter.TraceId && Sees(filter.AccountId, row.Push.AccountId))))], null, null) { LookedTo = LookedTo });
    }

    public Task<PushCounts> CountAsync(PushFilter filter, CancellationToken ct)
    {
        var seen = _pushes.Values
            .Where(row => Sees(filter.AccountId, row.Push.AccountId) && (filter.From is null || row.Push.ReceivedAt >= filter.From) && (filter.To is null || row.Push.ReceivedAt < filter.To))
            .ToLookup(row => row.Status);
        return Task.FromResult(new PushCounts(seen[PushStatus.Pending].Count(), seen[PushStatus.Delivered].Count(), seen[PushStatus.Failed].Count(), seen[PushStatus.PartlyDelivered].Count()));
    }

    internal bool Retag(long id, long? accountId, IReadOnlyList<string> tags)
    {
        if (!_pushes.TryGetValue(id, out var found) || !Sees(accountId, found.Push.AccountId))
        {
            return false;
        }

        _pushes[id] = found with { Push = found.Push with { Tags = tags } };
        return true;
    }

    public Task<PushDetails?> FindPushAsync(long id, long? accountId, int transactions, CancellationToken ct) =>
        Task.FromResult(_pushes.TryGetValue(id, out var found) && Sees(accountId, found.Push.AccountId) ? new PushDetails(found, [.. Of(id).Take(transactions)]) : null);

    public Task<IReadOnlyList<PushDetails>> DetailsAsync(IReadOnlyList<PushSummary> pushes, int transactions, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<PushDetails>>([.. pushes.Select(summary => new PushDetails(summary, [.. Of(summary.Push.Id).Take(transactions)]))]);

    public Task<IReadOnlyList<string>> RecipientsAsync(Push push, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([.. Of(push.Id).Select(transaction => transaction.Recipient)]);

    public Task<TransactionDetails?> FindTransactionAsync(long id, long? accountId, CancellationToken ct) =>
        Task.FromResult(_transactions.TryGetValue(id, out var found) && Sees(accountId, found.Push.AccountId) ? found : null);

    public Task<long?> FindByInitiatorPushIdAsync(string initiatorPushId, long? accountId, CancellationToken ct) =>
        Task.FromResult(_pushes.Values.FirstOrDefault(row => row.Push.InitiatorPushId == initiatorPushId && Sees(accountId, row.Push.AccountId))?.Push.Id);

    public Task<long?> FindByMessageIdAsync(long messageId, long? accountId, CancellationToken ct) =>
        Task.FromResult(_pushes.Values.FirstOrDefault(row => row.Push.Id == messageId && Sees(accountId, row.Push.AccountId))?.Push.Id);

    public Task<IReadOnlyList<PushSummary>> CopiesAsync(long pushId, int limit, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<PushSummary>>([.. _pushes.Values.Reverse().Where(row => row.Push.CopyOf == pushId).Take(limit)]);

    public Task<IReadOnlyList<FailureAccount>> FailureAccountsAsync(FailureFilter filter, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<FailureAccount>>(
        [.. Failed(filter).GroupBy(found => found.Push.AccountId, (account, failed) => new FailureAccount(account, failed.Count())).OrderByDescending(account => account.Count).Take(limit)]);

    public Task<FailurePage> FailuresAsync(FailureFilter filter, PageEdge<FailurePosition>? edge, int limit, CancellationToken ct) => Task.FromResult(new FailurePage(
        [.. Failed(filter).OrderByDescending(found => found.Transaction.UpdatedAt).Take(limit).Select(found => new FailedTransaction(found.Transaction, found.Push.InitiatorPushId, found.Push.Erased is not null))], null, null));

    public Task<IReadOnlySet<long>> ErasedAsync(IReadOnlyCollection<long> pushIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlySet<long>>(_pushes.Values.Where(row => row.Push.Erased is not null).Select(row => row.Push.Id).Intersect(pushIds).ToHashSet());

    public Task<IReadOnlyList<FailureGroup>> FailureGroupsAsync(FailureFilter filter, CancellationToken ct) => Task.FromResult<IReadOnlyList<FailureGroup>>(
    [
        .. Failed(filter).GroupBy(found => (found.Transaction.State, found.Transaction.Cause)).Select(group => new FailureGroup(group.Key.State, group.Key.Cause, group.Count())),
    ]);

    /// <summary>What happened in the last step of any range.</summary>
    internal TrafficPoint? Traffic { get; set; }

    /// <summary>What happened in the last step of any range that is over.</summary>
    internal TrafficPoint? TrafficWhole { get; set; }

    /// <summary>What happened in the first step of any range.</summary>
    internal TrafficPoint? TrafficFirst { get; set; }

    /// <summary>What happened in each step of a range that ended before the first one that was asked for.</summary>
    internal TrafficPoint? TrafficBefore { get; set; }

    public Task<IReadOnlyList<TrafficPoint>> TrafficAsync(long? accountId, TrafficRange range, DateTimeOffset end, CancellationToken ct)
    {
        _firstAsked ??= end;
        return Task.FromResult<IReadOnlyList<TrafficPoint>>(
        [
            .. Enumerable.Range(0, range.Steps).Select(step => (Step: step, At: range.StartAt(end) + (range.Step * step)))
                .Select(step => (end < _firstAsked ? TrafficBefore : step.Step == range.Steps - 1 ? Traffic : step.Step == range.Steps - 2 && TrafficWhole is not null ? TrafficWhole : step.Step == 0 ? TrafficFirst : null) is { } happened
                    ? happened with { At = step.At }
                    : new TrafficPoint(step.At, 0, 0, 0, DeliveryTimes.None)),
        ]);
    }

    public Task<PendingCounts> PendingAsync(long? accountId, CancellationToken ct) => Task.FromResult(Pending);

    internal DueSince? OldestDue { get; set; }

    public Task<DueSince?> OldestDueAsync(CancellationToken ct) => Task.FromResult(OldestDue);

    private IEnumerable<TransactionDetails> Failed(FailureFilter filter) => _transactions.Values.Where(found =>
        filter.Takes(new FailureKind(found.Transaction.State, found.Transaction.Cause)) && Sees(filter.AccountId, found.Push.AccountId)
        && (filter.Expiry is not { } expiry || (found.Transaction.DeliverBeforeGiven && found.Transaction.ExpiresAt >= expiry.From && found.Transaction.ExpiresAt < expiry.To))
        && (filter.From is null || found.Transaction.UpdatedAt >= filter.From) && (filter.To is null || found.Transaction.UpdatedAt < filter.To));

    private static bool Sees(long? viewer, long account) => viewer is null || viewer == account;

    private List<Transaction> Of(long pushId) => [.. _transactions.Values.Where(found => found.Push.Id == pushId).Select(found => found.Transaction).OrderBy(transaction => transaction.Id)];
}
