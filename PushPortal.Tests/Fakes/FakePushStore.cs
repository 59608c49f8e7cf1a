using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Fakes;

/// <summary>A store in memory that guards versions as the real one does.</summary>
internal sealed class FakePushStore : IPushStore, IPushLookup
{
    public Dictionary<long, Transaction> Transactions { get; } = [];

    public Dictionary<long, Push> Pushes { get; } = [];

    public List<TransactionChange> Made { get; } = [];

    /// <summary>How many commits changes took.</summary>
    public int Commits { get; private set; }

    /// <summary>Called before a commit is looked at: what others do meanwhile.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public AcceptOutcome? Outcome { get; set; }

    public Task<AcceptOutcome> AcceptAsync(Push push, IReadOnlyList<TransactionStart> transactions, IdempotentRequest? request, CancellationToken ct)
    {
        if (Outcome is { } outcome)
        {
            return Task.FromResult(outcome);
        }

        Add(push, [.. transactions.Select(start => start.Transaction)]);
        return Task.FromResult(new AcceptOutcome(AcceptKind.Stored, push.Id));
    }

    /// <summary>The real store decides what is left to replace; here all of it is.</summary>
    public async Task<ReplaceOutcome> ReplaceAsync(Push push, IReadOnlyList<TransactionStart> transactions, Replacement replacement, CancellationToken ct)
    {
        var outcome = await AcceptAsync(push, transactions, null, ct);
        var made = outcome.Kind == AcceptKind.Stored ? replacement.Withdrawals.Where(Apply).Select(change => change.After).ToList() : [];
        return new ReplaceOutcome(outcome, transactions, made);
    }

    public void Add(Push push, params Transaction[] transactions)
    {
        Pushes[push.Id] = push;
        foreach (var transaction in transactions)
        {
            Transactions[transaction.Id] = transaction;
        }
    }

    /// <summary>How many rows were read because they were due.</summary>
    public int DueRead { get; private set; }

    public async Task<IReadOnlyList<DueTransaction>> DueAsync(DateTimeOffset now, int limit, CancellationToken ct)
    {
        var due = await Listed(transaction => transaction.Step is not (TransactionStep.Suspended or TransactionStep.Held) && transaction.DueAt <= now, limit);
        DueRead += due.Count;
        return due;
    }

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken ct) => Task.FromResult(Transactions.Values.Min(transaction => transaction.DueAt));

    public Task<IReadOnlyList<DueTransaction>> OverdueAsync(DateTimeOffset now, int limit, CancellationToken ct) =>
        Listed(transaction => transaction.Step == TransactionStep.Suspended && transaction.DueAt <= now, limit);

    /// <summary>The transactions that an earlier start left suspended.</summary>
    public HashSet<long> Abandoned { get; } = [];

    public Task<IReadOnlyList<DueTransaction>> AbandonedAsync(int limit, CancellationToken ct) =>
        Listed(transaction => Abandoned.Contains(transaction.Id), limit);

    public Task<IReadOnlyList<DueTransaction>> WaitingForHandsetAsync(string recipient, int limit, CancellationToken ct) => Listed(
        transaction => transaction.Recipient == recipient && transaction.Step == TransactionStep.WaitingToRetry && transaction.Cause.WaitsForHandset(), limit);

    public Task<IReadOnlyList<DueTransaction>> HeldAsync(long accountId, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<DueTransaction>>(
        [.. Transactions.Values.Where(transaction => transaction.Step == TransactionStep.Held && transaction.AccountId == accountId)
            .OrderBy(transaction => transaction.Priority).ThenBy(transaction => transaction.Id).Take(limit).Select(transaction => new DueTransaction(transaction, Pushes[transaction.PushId]))]);

    public Task<IReadOnlyList<DueTransaction>> HeldToTheEndAsync(DateTimeOffset now, int limit, CancellationToken ct) => Listed(transaction => transaction.Step == TransactionStep.Held && transaction.DueAt <= now, limit);

    public Task<IReadOnlyList<long>> AccountsWithHeldAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<long>>([.. Transactions.Values.Where(transaction => transaction.Step == TransactionStep.Held).Select(transaction => transaction.AccountId).Distinct()]);

    public Task PostponeAsync(IReadOnlyList<long> transactionIds, DateTimeOffset answerDue, CancellationToken ct)
    {
        foreach (var id in transactionIds)
        {
            Transactions[id] = Transactions[id] with { DueAt = answerDue };
        }

        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<bool>> ApplyAsync(IReadOnlyList<TransactionChange> changes, CancellationToken ct)
    {
        if (Meanwhile is { } meanwhile)
        {
            Meanwhile = null;
            await meanwhile();
        }

        Commits++;
        return [.. changes.Select(Apply)];
    }

    public Task<IReadOnlyList<bool>> ApplyRequestedAsync(IReadOnlyList<TransactionChange> changes, CancellationToken ct) => ApplyAsync(changes, ct);

    public Task AddAsync(TimelineEntry entry, CancellationToken ct) => Task.CompletedTask;

    public Task<IReadOnlyList<DueTransaction>> FindAsync(IReadOnlyList<long> transactionIds, CancellationToken ct) => Task.FromResult<IReadOnlyList<DueTransaction>>(
        [.. transactionIds.Where(Transactions.ContainsKey).Select(id => new DueTransaction(Transactions[id], Pushes[Transactions[id].PushId]))]);

    public Task<AcceptOutcome?> FindRequestAsync(long accountId, IdempotentRequest request, CancellationToken ct) => Task.FromResult<AcceptOutcome?>(null);

    public Task<long?> UsedPushIdAsync(long accountId, string pushId, DateTimeOffset now, CancellationToken ct) =>
        Task.FromResult(Pushes.Values.Where(push => push.AccountId == accountId && push.InitiatorPushId == pushId).Select(push => (long?)push.Id).FirstOrDefault());

    public Task<long?> AccountOfAsync(long pushId, CancellationToken ct) => Task.FromResult(Pushes.GetValueOrDefault(pushId)?.AccountId);

    public Task<PushWithTransactions?> TransactionsAsync(long pushId, CancellationToken ct) => Task.FromResult(
        Pushes.TryGetValue(pushId, out var push) ? new PushWithTransactions(push, [.. Transactions.Values.Where(transaction => transaction.PushId == pushId)]) : null);

    private bool Apply(TransactionChange change)
    {
        if (Transactions[change.Before.Id].Version != change.Before.Version)
        {
            return false;
        }

        Transactions[change.After.Id] = change.After;
        Abandoned.Remove(change.After.Id);
        Made.Add(change);
        return true;
    }

    private Task<IReadOnlyList<DueTransaction>> Listed(Func<Transaction, bool> which, int limit) => Task.FromResult<IReadOnlyList<DueTransaction>>(
        [.. Transactions.Values.Where(which).OrderBy(transaction => transaction.Priority).ThenBy(transaction => transaction.DueAt).Take(limit).Select(transaction => new DueTransaction(transaction, Pushes[transaction.PushId]))]);
}
