using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Portal;

/// <summary>What the gateway stores for a form or a retry, in memory.</summary>
internal sealed class MemoryStore : IPushStore, IPushLookup
{
    private readonly Dictionary<long, DueTransaction> _transactions = [];
    private readonly HashSet<string> _keys = [];

    internal List<Push> Accepted { get; } = [];

    internal List<IReadOnlyList<TransactionStart>> Starts { get; } = [];

    internal List<TransactionChange> Changes { get; } = [];

    /// <summary>While it is set, accepting waits for it.</summary>
    internal TaskCompletionSource? Holding { get; set; }

    internal void Put(Transaction transaction, Push push) => _transactions[transaction.Id] = new DueTransaction(transaction, push);

    public async Task<AcceptOutcome> AcceptAsync(Push push, IReadOnlyList<TransactionStart> transactions, IdempotentRequest? request, CancellationToken ct)
    {
        if (Holding is { } holding)
        {
            await holding.Task;
        }

        if (request is not null && !_keys.Add(request.Key))
        {
            return new AcceptOutcome(AcceptKind.RepeatedRequest, Accepted[0].Id);
        }

        Accepted.Add(push);
        Starts.Add(transactions);
        return new AcceptOutcome(AcceptKind.Stored, push.Id);
    }

    /// <summary>Nothing in the portal replaces a push.</summary>
    public Task<ReplaceOutcome> ReplaceAsync(Push push, IReadOnlyList<TransactionStart> transactions, Replacement replacement, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<DueTransaction>> DueAsync(DateTimeOffset now, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<DueTransaction>>([]);

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken ct) => Task.FromResult<DateTimeOffset?>(null);

    public Task<IReadOnlyList<DueTransaction>> OverdueAsync(DateTimeOffset now, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<DueTransaction>>([]);

    public Task<IReadOnlyList<DueTransaction>> AbandonedAsync(int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<DueTransaction>>([]);

    public Task<IReadOnlyList<DueTransaction>> WaitingForHandsetAsync(string recipient, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<DueTransaction>>([]);

    public Task<IReadOnlyList<DueTransaction>> HeldAsync(long accountId, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<DueTransaction>>([]);

    public Task<IReadOnlyList<DueTransaction>> HeldToTheEndAsync(DateTimeOffset now, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<DueTransaction>>([]);

    public Task<IReadOnlyList<long>> AccountsWithHeldAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<long>>([]);

    public Task PostponeAsync(IReadOnlyList<long> transactionIds, DateTimeOffset answerDue, CancellationToken ct) => Task.CompletedTask;

    public Task<IReadOnlyList<bool>> ApplyAsync(IReadOnlyList<TransactionChange> changes, CancellationToken ct)
    {
        Changes.AddRange(changes);
        return Task.FromResult<IReadOnlyList<bool>>([.. changes.Select(_ => true)]);
    }

    public Task<IReadOnlyList<bool>> ApplyRequestedAsync(IReadOnlyList<TransactionChange> changes, CancellationToken ct) => ApplyAsync(changes, ct);

    public Task AddAsync(TimelineEntry entry, CancellationToken ct) => Task.CompletedTask;

    public Task<IReadOnlyList<DueTransaction>> FindAsync(IReadOnlyList<long> transactionIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<DueTransaction>>([.. transactionIds.Where(_transactions.ContainsKey).Select(id => _transactions[id])]);

    public Task<long?> UsedPushIdAsync(long accountId, string pushId, DateTimeOffset now, CancellationToken ct) => Task.FromResult<long?>(null);

    public Task<AcceptOutcome?> FindRequestAsync(long accountId, IdempotentRequest request, CancellationToken ct) => Task.FromResult<AcceptOutcome?>(null);

    public Task<long?> AccountOfAsync(long pushId, CancellationToken ct) =>
        Task.FromResult(_transactions.Values.Where(kept => kept.Push.Id == pushId).Select(kept => (long?)kept.Push.AccountId).FirstOrDefault());

    public Task<PushWithTransactions?> TransactionsAsync(long pushId, CancellationToken ct)
    {
        var held = _transactions.Values.Where(kept => kept.Push.Id == pushId).ToList();
        return Task.FromResult(held.Count == 0 ? null : new PushWithTransactions(held[0].Push, held.ConvertAll(kept => kept.Transaction)));
    }
}
