using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Imports;

/// <summary>Takes pushes, counts them, and keeps nothing.</summary>
internal sealed class ForgetfulPushes(Action<int>? taken = null) : IPushStore, IPushLookup
{
    internal int Taken { get; private set; }

    public Task<AcceptOutcome> AcceptAsync(Push push, IReadOnlyList<TransactionStart> transactions, IdempotentRequest? request, CancellationToken ct)
    {
        taken?.Invoke(++Taken);
        return Task.FromResult(new AcceptOutcome(AcceptKind.Stored, push.Id));
    }

    public Task<ReplaceOutcome> ReplaceAsync(Push push, IReadOnlyList<TransactionStart> transactions, Replacement replacement, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<DueTransaction>> DueAsync(DateTimeOffset now, int limit, CancellationToken ct) => throw new NotSupportedException();

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<DueTransaction>> OverdueAsync(DateTimeOffset now, int limit, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<DueTransaction>> AbandonedAsync(int limit, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<DueTransaction>> WaitingForHandsetAsync(string recipient, int limit, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<DueTransaction>> HeldAsync(long accountId, int limit, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<DueTransaction>> HeldToTheEndAsync(DateTimeOffset now, int limit, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<long>> AccountsWithHeldAsync(CancellationToken ct) => throw new NotSupportedException();

    public Task PostponeAsync(IReadOnlyList<long> transactionIds, DateTimeOffset answerDue, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<bool>> ApplyAsync(IReadOnlyList<TransactionChange> changes, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<bool>> ApplyRequestedAsync(IReadOnlyList<TransactionChange> changes, CancellationToken ct) => throw new NotSupportedException();

    public Task AddAsync(TimelineEntry entry, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<DueTransaction>> FindAsync(IReadOnlyList<long> transactionIds, CancellationToken ct) => throw new NotSupportedException();

    public Task<long?> UsedPushIdAsync(long accountId, string pushId, DateTimeOffset now, CancellationToken ct) => throw new NotSupportedException();

    public Task<AcceptOutcome?> FindRequestAsync(long accountId, IdempotentRequest request, CancellationToken ct) => throw new NotSupportedException();

    public Task<long?> AccountOfAsync(long pushId, CancellationToken ct) => throw new NotSupportedException();

    public Task<PushWithTransactions?> TransactionsAsync(long pushId, CancellationToken ct) => throw new NotSupportedException();
}
