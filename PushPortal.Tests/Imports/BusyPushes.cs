using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Imports;

/// <summary>The store as it is, which is busy for some of the pushes, counted from 1.</summary>
internal sealed class BusyPushes(IPushStore store) : IPushStore
{
    private int _asked;

    internal Func<int, bool> Refuses { get; set; } = _ => false;

    public Task<AcceptOutcome> AcceptAsync(Push push, IReadOnlyList<TransactionStart> transactions, IdempotentRequest? request, CancellationToken ct) =>
        Refuses(++_asked) ? Task.FromException<AcceptOutcome>(new StoreBusyException("busy")) : store.AcceptAsync(push, transactions, request, ct);

    public Task<ReplaceOutcome> ReplaceAsync(Push push, IReadOnlyList<TransactionStart> transactions, Replacement replacement, CancellationToken ct) => store.ReplaceAsync(push, transactions, replacement, ct);

    public Task<IReadOnlyList<DueTransaction>> DueAsync(DateTimeOffset now, int limit, CancellationToken ct) => store.DueAsync(now, limit, ct);

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken ct) => store.NextDueAsync(ct);

    public Task<IReadOnlyList<DueTransaction>> OverdueAsync(DateTimeOffset now, int limit, CancellationToken ct) => store.OverdueAsync(now, limit, ct);

    public Task<IReadOnlyList<DueTransaction>> AbandonedAsync(int limit, CancellationToken ct) => store.AbandonedAsync(limit, ct);

    public Task<IReadOnlyList<DueTransaction>> WaitingForHandsetAsync(string recipient, int limit, CancellationToken ct) => store.WaitingForHandsetAsync(recipient, limit, ct);

    public Task<IReadOnlyList<DueTransaction>> HeldAsync(long accountId, int limit, CancellationToken ct) => store.HeldAsync(accountId, limit, ct);

    public Task<IReadOnlyList<DueTransaction>> HeldToTheEndAsync(DateTimeOffset now, int limit, CancellationToken ct) => store.HeldToTheEndAsync(now, limit, ct);

    public Task<IReadOnlyList<long>> AccountsWithHeldAsync(CancellationToken ct) => store.AccountsWithHeldAsync(ct);

    public Task PostponeAsync(IReadOnlyList<long> transactionIds, DateTimeOffset answerDue, CancellationToken ct) => store.PostponeAsync(transactionIds, answerDue, ct);

    public Task<IReadOnlyList<bool>> ApplyAsync(IReadOnlyList<TransactionChange> changes, CancellationToken ct) => store.ApplyAsync(changes, ct);

    public Task<IReadOnlyList<bool>> ApplyRequestedAsync(IReadOnlyList<TransactionChange> changes, CancellationToken ct) => store.ApplyRequestedAsync(changes, ct);

    public Task AddAsync(TimelineEntry entry, CancellationToken ct) => store.AddAsync(entry, ct);

    public Task<IReadOnlyList<DueTransaction>> FindAsync(IReadOnlyList<long> transactionIds, CancellationToken ct) => store.FindAsync(transactionIds, ct);
}
