using Microsoft.Extensions.Logging;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>The message path's store: one group-committing writer, prepared reads, indexes that grow at their right edge only.</summary>
internal sealed class PushStore : IPushStore, IPushLookup, INotificationStore, IDisposable
{
    private readonly ReadStatements _transactions;
    private readonly ReadStatements _notifications;

    /// <summary>What submissions ask before they are stored: they wait for no reading of the dispatcher's, and it for none of theirs.</summary>
    private readonly ReadStatements _submissions;
    private readonly NotificationNews _news;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _duplicateWindow;
    private bool _disposed;

    /// <summary>Opens a migrated database, and opens a new epoch in it.</summary>
    /// <param name="keyMemory">In octets, for telling new push-ids from used ones.</param>
    internal PushStore(StoreDatabase database, TimeSpan duplicateWindow, long keyMemory, TimeProvider clock, ILogger<PushStore> logger)
    {
        Database = database;
        _clock = clock;
        _duplicateWindow = duplicateWindow;
        _transactions = new ReadStatements(database);
        _notifications = new ReadStatements(database);
        _submissions = new ReadStatements(database);
        var connection = database.OpenForWriting();
        Epoch = database.Lease.OpenEpoch(connection);
        Ids = new IdSequence(clock, node: 0, StoreStartUp.LastId(database));
        Keys = database.OpenKeys(duplicateWindow, keyMemory, clock);
        var session = new WriteSession(connection, Ids, Epoch, StoreStartUp.LoadSlices(database));
        _news = session.News;
        StoreStartUp.LoadWaiting(database, _news);
        State = new StoreState(clock);
        Writer = new StoreWriter(session, State, logger);
        Keys.CatchUp(Writer);
    }

    internal StoreState State { get; }

    internal StoreDatabase Database { get; }

    internal StoreWriter Writer { get; }

    /// <summary>Finds rows by push-id and recipient.</summary>
    internal IKeyIndex Keys { get; }

    /// <summary>The number of this holding of the lease.</summary>
    internal long Epoch { get; }

    internal IdSequence Ids { get; }

    public Task<AcceptOutcome> AcceptAsync(Push push, IReadOnlyList<TransactionStart> transactions, IdempotentRequest? request, CancellationToken ct) =>
        Writer.RunAsync(new AcceptOperation(push, transactions, request, Keys.Check(push), Keys, _clock));

    public async Task<ReplaceOutcome> ReplaceAsync(Push push, IReadOnlyList<TransactionStart> transactions, Replacement replacement, CancellationToken ct)
    {
        var operation = new ReplaceOperation(push, transactions, replacement, Keys.Check(push), Keys, _clock);
        var outcome = await Writer.RunAsync(operation);
        return outcome.Kind == AcceptKind.Stored ? new ReplaceOutcome(outcome, operation.Transactions, operation.Withdrawn) : new ReplaceOutcome(outcome, [], []);
    }

    public Task<IReadOnlyList<bool>> ApplyAsync(IReadOnlyList<TransactionChange> changes, CancellationToken ct) =>
        ApplyAsync(changes, isRequested: false);

    public Task<IReadOnlyList<bool>> ApplyRequestedAsync(IReadOnlyList<TransactionChange> changes, CancellationToken ct) => ApplyAsync(changes, isRequested: true);

    public Task AddAsync(TimelineEntry entry, CancellationToken ct) => Writer.RunAsync(new AddLineOperation(entry));

    public Task RecordAsync(IReadOnlyList<NotificationOutcome> outcomes, CancellationToken ct) => Writer.RunAsync(new RecordNotificationsOperation(outcomes));

    public Task<IReadOnlyList<DueTransaction>> DueAsync(DateTimeOffset now, int limit, CancellationToken ct)
    {
        var due = new List<DueTransaction>();
        for (var lane = (byte)Priority.High; lane <= (byte)Priority.Low && due.Count < limit; lane++)
        {
            due.AddRange(InLane(lane, now, limit - due.Count));
        }

        return Task.FromResult<IReadOnlyList<DueTransaction>>(due);
    }

    public Task<IReadOnlyList<DueTransaction>> OverdueAsync(DateTimeOffset now, int limit, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<DueTransaction>>(InLane(TransactionRow.SuspendedLane, now, limit));

    public Task<IReadOnlyList<DueTransaction>> AbandonedAsync(int limit, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<DueTransaction>>(ReadDue(
            $"SELECT {TransactionSql.Columns} FROM transactions t WHERE t.lane = $1 AND t.epoch < $2 ORDER BY t.due_at, t.id LIMIT $3", TransactionRow.SuspendedLane, Epoch, limit));

    public Task<IReadOnlyList<DueTransaction>> WaitingForHandsetAsync(string recipient, int limit, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<DueTransaction>>(ReadDue(
            TransactionSql.WaitingForHandsetSql, recipient, limit));

    public Task<IReadOnlyList<DueTransaction>> HeldAsync(long accountId, int limit, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<DueTransaction>>(ReadDue(TransactionSql.HeldSql, accountId, limit));

    public Task<IReadOnlyList<DueTransaction>> HeldToTheEndAsync(DateTimeOffset now, int limit, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<DueTransaction>>(InLane(TransactionRow.HeldLane, now, limit));

    public Task<IReadOnlyList<long>> AccountsWithHeldAsync(CancellationToken ct)
    {
        var accounts = new List<long>();
        var last = 0L;
        while (_transactions.Ask(TransactionSql.NextAccountWithHeldSql, static rows => rows.Read() ? rows.GetInt64(0) : (long?)null, last) is { } next)
        {
            accounts.Add(last = next);
        }

        return Task.FromResult<IReadOnlyList<long>>(accounts);
    }

    public Task PostponeAsync(IReadOnlyList<long> transactionIds, DateTimeOffset answerDue, CancellationToken ct) =>
        transactionIds.Count == 0 ? Task.CompletedTask : Writer.RunAsync(new PostponeOperation(transactionIds, answerDue));

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken ct)
    {
        DateTimeOffset? next = null;
        for (var lane = (byte)Priority.High; lane <= TransactionRow.HeldLane; lane++)
        {
            var due = _transactions.Ask("SELECT due_at FROM transactions WHERE lane = $1 ORDER BY due_at LIMIT 1", static rows => rows.Read() ? rows.InstantOrNull(0) : null, lane);
            next = next is null || due < next ? due ?? next : next;
        }

        return Task.FromResult(next);
    }

    public Task<IReadOnlyList<DueTransaction>> FindAsync(IReadOnlyList<long> transactionIds, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<DueTransaction>>(Database.IsServer && transactionIds.Count > 1
            ? ReadDue(TransactionSql.FindManySql, ListOf(transactionIds))
            : [.. transactionIds.SelectMany(id => ReadDue($"SELECT {TransactionSql.Columns} FROM transactions t WHERE t.id = $1", id))]);

    public Task<long?> AccountOfAsync(long pushId, CancellationToken ct) => Task.FromResult(
        _submissions.Ask("SELECT account_id FROM pushes WHERE id = $1", static rows => rows.Read() ? rows.GetInt64(0) : (long?)null, pushId));

    public Task<long?> UsedPushIdAsync(long accountId, string pushId, DateTimeOffset now, CancellationToken ct) => Task.FromResult(
        Keys.Find(LookupKind.PushId, pushId, IdSequence.Floor(now - _duplicateWindow) - 1, long.MaxValue, newestFirst: true)
            .SelectMany(ids => ids)
            .Where(id => Keys.HasPushId(id, accountId, pushId))
            .Select(id => (long?)id)
            .FirstOrDefault());

    public Task<AcceptOutcome?> FindRequestAsync(long accountId, IdempotentRequest request, CancellationToken ct) =>
        Task.FromResult(_submissions.Ask(IdempotencySql.Find, row => IdempotencySql.Outcome(row, request), accountId, request.Key));

    public Task<PushWithTransactions?> TransactionsAsync(long pushId, CancellationToken ct)
    {
        if (ReadPush(pushId) is not { } push)
        {
            return Task.FromResult<PushWithTransactions?>(null);
        }

        var transactions = _transactions.Ask(
            $"SELECT {TransactionSql.Columns} FROM transactions t WHERE t.id > $1 AND t.id <= $2 AND t.push_id = $1 ORDER BY t.id",
            ReadTransactions,
            pushId,
            LastTransaction(push));
        return Task.FromResult<PushWithTransactions?>(new PushWithTransactions(push, transactions));
    }

    IReadOnlyList<TargetNews> INotificationStore.TakeNews() => _news.Take();

    Task<DueBatch> INotificationStore.DueAsync(string authority, NotificationPosition after, DateTimeOffset now, int limit, CancellationToken ct) => Task.FromResult(
        _notifications.Ask(NotificationSql.WaitingSql, rows => ReadDue(rows, authority, now, limit), authority, after.DueAt.UtcTicks, after.TransactionId, after.Run, limit + 1));

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        Writer.Dispose();
        Database.Lease.GiveBack();
        Keys.Dispose();
        _transactions.Dispose();
        _notifications.Dispose();
        _submissions.Dispose();
    }

    /// <summary>The key of a push's last transaction: they follow it at a fixed distance.</summary>
    internal static long LastTransaction(Push push) => push.Id + (push.Recipients * (long)IdSequence.Stride);

    private Task<IReadOnlyList<bool>> ApplyAsync(IReadOnlyList<TransactionChange> changes, bool isRequested) =>
        changes.Count == 0 ? Task.FromResult<IReadOnlyList<bool>>([]) : Writer.RunAsync(new ApplyOperation(changes, isRequested));

    private List<DueTransaction> InLane(byte lane, DateTimeOffset until, int limit) =>
        ReadDue(TransactionSql.DueInLaneSql, lane, until.UtcTicks, limit);

    /// <summary>Transactions with their pushes; a push of many recipients is read once.</summary>
    private List<DueTransaction> ReadDue(string sql, params ReadOnlySpan<SqlValue> values)
    {
        var transactions = _transactions.Ask(sql, ReadTransactions, values);
        var pushes = PushesOf([.. transactions.Select(transaction => transaction.PushId).Distinct()]);
        // One whose push was deleted since is gone too.
        return [.. transactions.Where(transaction => pushes.ContainsKey(transaction.PushId)).Select(transaction => new DueTransaction(transaction, pushes[transaction.PushId]))];
    }

    private Dictionary<long, Push> PushesOf(IReadOnlyList<long> ids)
    {
        var pushes = Database.IsServer && ids.Count > 1 ? _transactions.Ask(PushSql.FindManySql, PushSql.ReadAll, ListOf(ids)) : ids.Select(ReadPush).OfType<Push>();
        return pushes.ToDictionary(push => push.Id);
    }

    /// <summary>A text of JSON.</summary>
    private static string ListOf(IEnumerable<long> ids) => $"[{string.Join(',', ids)}]";

    private Push? ReadPush(long id) =>
        _transactions.Ask($"SELECT {PushSql.Columns} FROM pushes p WHERE p.id = $1", static rows => rows.Read() ? PushSql.Read(rows) : null, id);

    internal static List<Transaction> ReadTransactions(SqlRows rows)
    {
        var transactions = new List<Transaction>();
        while (rows.Read())
        {
            transactions.Add(TransactionSql.Read(rows));
        }

        return transactions;
    }

    /// <summary>Reads up to the first that is not due, or is one too many: it says when to come again.</summary>
    private static DueBatch ReadDue(SqlRows rows, string authority, DateTimeOffset now, int limit)
    {
        var due = new List<DueNotification>();
        while (rows.Read())
        {
            var next = NotificationSql.Read(rows, authority);
            if (due.Count == limit || next.Notification.DueAt > now)
            {
                return new DueBatch(due, next.Notification.DueAt);
            }

            due.Add(next);
        }

        return new DueBatch(due, null);
    }
}
