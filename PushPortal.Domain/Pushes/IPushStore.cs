using PushPortal.Domain.Transactions;

namespace PushPortal.Domain.Pushes;

/// <summary>
/// The durable store of the PPG's message path. Every write is group-committed with its neighbours, and its task ends only when it is on disk.
/// The store is the queue: what is due is asked of it in order of priority and time.
/// </summary>
public interface IPushStore
{
    /// <summary>Stores a push with its transactions, or finds that the account has used its push-id within the duplicate window.</summary>
    /// <exception cref="StoreBusyException">It could not be stored now.</exception>
    Task<AcceptOutcome> AcceptAsync(Push push, IReadOnlyList<TransactionStart> transactions, IdempotentRequest? request, CancellationToken ct);

    /// <summary>Stores a push in the place of another, as <see cref="AcceptAsync"/> does; what is withdrawn of the other is in the same commit.</summary>
    /// <exception cref="StoreBusyException">It could not be stored now.</exception>
    Task<ReplaceOutcome> ReplaceAsync(Push push, IReadOnlyList<TransactionStart> transactions, Replacement replacement, CancellationToken ct);

    /// <summary>The transactions that are due now and neither suspended nor held, high priority first, then oldest; also those whose lifetime has ended.</summary>
    Task<IReadOnlyList<DueTransaction>> DueAsync(DateTimeOffset now, int limit, CancellationToken ct);

    /// <summary>When the next one falls due, or the next answer of a suspended one; null when there is none.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken ct);

    /// <summary>Suspended transactions whose answer is overdue, oldest first.</summary>
    Task<IReadOnlyList<DueTransaction>> OverdueAsync(DateTimeOffset now, int limit, CancellationToken ct);

    /// <summary>Transactions that an earlier start of the gateway left suspended.</summary>
    Task<IReadOnlyList<DueTransaction>> AbandonedAsync(int limit, CancellationToken ct);

    /// <summary>Transactions of this recipient that wait for its handset (<see cref="FailureCauses.WaitsForHandset"/>), oldest first.</summary>
    Task<IReadOnlyList<DueTransaction>> WaitingForHandsetAsync(string recipient, int limit, CancellationToken ct);

    /// <summary>What is held of an account, high priority first, then in the order of the ids.</summary>
    Task<IReadOnlyList<DueTransaction>> HeldAsync(long accountId, int limit, CancellationToken ct);

    /// <summary>What is held of any account and has come to the end of its lifetime.</summary>
    Task<IReadOnlyList<DueTransaction>> HeldToTheEndAsync(DateTimeOffset now, int limit, CancellationToken ct);

    /// <summary>The accounts that something is held of. It costs a look for each of them, whatever is held.</summary>
    Task<IReadOnlyList<long>> AccountsWithHeldAsync(CancellationToken ct);

    /// <summary>Waits longer for the answers of suspended transactions; nothing else changes, and history says nothing of it.</summary>
    Task PostponeAsync(IReadOnlyList<long> transactionIds, DateTimeOffset answerDue, CancellationToken ct);

    /// <summary>Makes the changes, each only while its transaction is still at the version it was computed from. Answers, one for one, whether it was made.</summary>
    Task<IReadOnlyList<bool>> ApplyAsync(IReadOnlyList<TransactionChange> changes, CancellationToken ct);

    /// <summary>Makes changes that somebody asks for and waits for, as <see cref="ApplyAsync"/> does; but a store that fails refuses them instead of keeping them for later.</summary>
    /// <exception cref="StoreBusyException">They could not be stored now; none was made.</exception>
    Task<IReadOnlyList<bool>> ApplyRequestedAsync(IReadOnlyList<TransactionChange> changes, CancellationToken ct);

    /// <summary>Adds a line to a transaction's history that changes nothing else.</summary>
    Task AddAsync(TimelineEntry entry, CancellationToken ct);

    /// <summary>Transactions with their pushes, whatever their state; without those that are not there.</summary>
    Task<IReadOnlyList<DueTransaction>> FindAsync(IReadOnlyList<long> transactionIds, CancellationToken ct);
}
