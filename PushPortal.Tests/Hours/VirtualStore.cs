using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;

namespace PushPortal.Tests.Hours;

/// <summary>The PPG's store as it survives a crash: what was committed, and nothing else. It guards versions and epochs as the real one does.</summary>
internal sealed class VirtualStore : IPushStore
{
    private const int Suspended = 3;

    private readonly Dictionary<long, (Transaction Transaction, Push Push, int Epoch)> _rows = [];
    private readonly SortedSet<(long Due, long Id)>[] _lanes = [[], [], [], []];
    private readonly Dictionary<string, List<long>> _recipients = [];

    /// <summary>Which start of the process writes.</summary>
    public int Epoch { get; set; }

    public int Pending { get; private set; }

    /// <summary>The ends of runs, in order.</summary>
    public List<TransactionChange> Ends { get; } = [];

    public IEnumerable<(Transaction Transaction, Push Push)> All => _rows.Values.Select(row => (row.Transaction, row.Push));

    public Task<AcceptOutcome> AcceptAsync(Push push, IReadOnlyList<TransactionStart> transactions, IdempotentRequest? request, CancellationToken ct)
    {
        foreach (var start in transactions)
        {
            Put(start.Transaction, push);
            if (!_recipients.TryGetValue(start.Transaction.Recipient, out var ids))
            {
                _recipients.Add(start.Transaction.Recipient, ids = []);
            }

            ids.Add(start.Transaction.Id);
            Pending++;
        }

        return Task.FromResult(new AcceptOutcome(AcceptKind.Stored, push.Id));
    }

    public Task<ReplaceOutcome> ReplaceAsync(Push push, IReadOnlyList<TransactionStart> transactions, Replacement replacement, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<DueTransaction>> DueAsync(DateTimeOffset now, int limit, CancellationToken ct)
    {
        var due = new List<DueTransaction>();
        for (var lane = 0; lane < Suspended && due.Count < limit; lane++)
        {
            due.AddRange(Until(lane, now, limit - due.Count));
        }

        return Task.FromResult<IReadOnlyList<DueTransaction>>(due);
    }

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken ct)
    {
        var next = _lanes.Where(lane => lane.Count > 0).Select(lane => lane.Min.Due).DefaultIfEmpty(0).Min();
        return Task.FromResult<DateTimeOffset?>(next == 0 ? null : new DateTimeOffset(next, TimeSpan.Zero));
    }

    public Task<IReadOnlyList<DueTransaction>> OverdueAsync(DateTimeOffset now, int limit, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<DueTransaction>>([.. Until(Suspended, now, limit)]);

    public Task<IReadOnlyList<DueTransaction>> AbandonedAsync(int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<DueTransaction>>(
        [.. _lanes[Suspended].Select(place => _rows[place.Id]).Where(row => row.Epoch < Epoch).Take(limit).Select(row => new DueTransaction(row.Transaction, row.Push))]);

    public Task<IReadOnlyList<DueTransaction>> WaitingForHandsetAsync(string recipient, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<DueTransaction>>(
        [.. _recipients.GetValueOrDefault(recipient, []).Select(id => _rows[id])
            .Where(row => row.Transaction.Step == TransactionStep.WaitingToRetry && row.Transaction.Cause.WaitsForHandset())
            .Take(limit).Select(row => new DueTransaction(row.Transaction, row.Push))]);

    public Task<IReadOnlyList<DueTransaction>> HeldAsync(long accountId, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<DueTransaction>>([]);

    public Task<IReadOnlyList<DueTransaction>> HeldToTheEndAsync(DateTimeOffset now, int limit, CancellationToken ct) => Task.FromResult<IReadOnlyList<DueTransaction>>([]);

    public Task<IReadOnlyList<long>> AccountsWithHeldAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<long>>([]);

    public Task PostponeAsync(IReadOnlyList<long> transactionIds, DateTimeOffset answerDue, CancellationToken ct)
    {
        foreach (var id in transactionIds)
        {
            var (transaction, push, _) = _rows[id];
            Put(transaction with { DueAt = answerDue }, push);
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<bool>> ApplyAsync(IReadOnlyList<TransactionChange> changes, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<bool>>([.. changes.Select(Apply)]);

    public Task<IReadOnlyList<bool>> ApplyRequestedAsync(IReadOnlyList<TransactionChange> changes, CancellationToken ct) => ApplyAsync(changes, ct);

    public Task AddAsync(TimelineEntry entry, CancellationToken ct) => throw new NotSupportedException();

    public Task<IReadOnlyList<DueTransaction>> FindAsync(IReadOnlyList<long> transactionIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<DueTransaction>>([.. transactionIds.Select(id => new DueTransaction(_rows[id].Transaction, _rows[id].Push))]);

    private bool Apply(TransactionChange change)
    {
        var (transaction, push, _) = _rows[change.Before.Id];
        if (transaction.Version != change.Before.Version)
        {
            return false;
        }

        Put(change.After, push);
        if (change.After.State.IsFinal())
        {
            Ends.Add(change);
            Pending--;
        }

        return true;
    }

    private IEnumerable<DueTransaction> Until(int lane, DateTimeOffset now, int limit) =>
        _lanes[lane].TakeWhile(place => place.Due <= now.UtcTicks).Take(limit).Select(place => new DueTransaction(_rows[place.Id].Transaction, _rows[place.Id].Push));

    private void Put(Transaction transaction, Push push)
    {
        if (_rows.TryGetValue(transaction.Id, out var before) && before.Transaction.DueAt is { } was)
        {
            _lanes[LaneOf(before.Transaction)].Remove((was.UtcTicks, transaction.Id));
        }

        _rows[transaction.Id] = (transaction, push, Epoch);
        if (transaction.DueAt is { } due)
        {
            _lanes[LaneOf(transaction)].Add((due.UtcTicks, transaction.Id));
        }
    }

    private static int LaneOf(Transaction transaction) => transaction.Step == TransactionStep.Suspended ? Suspended : (int)transaction.Priority;
}
