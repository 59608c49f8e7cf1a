using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Sqlite;
using PushPortal.Infrastructure.Persistence.Sqlite.Lookups;
using PushPortal.Infrastructure.Persistence.Store;
using PushPortal.Tests.Pushes;

namespace PushPortal.Tests.Persistence;

/// <summary>The store on a file of its own, migrated as in operation. It can be closed and opened again.</summary>
internal sealed class StoreUnderTest : IDbContextFactory<PortalDbContext>, IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("pushportal-store-").FullName;

    private readonly long _filterOctets;

    /// <param name="connect">Which database to open instead of a file of its own; it is told a folder that is deleted in the end.</param>
    /// <param name="filterOctets">Memory for the filters of push-ids.</param>
    public StoreUnderTest(Func<string, string>? connect = null, long filterOctets = 64 << 20)
    {
        _filterOctets = filterOctets;
        File = new SqliteDatabase(connect?.Invoke(_folder) ?? $"Data Source={Path.Combine(_folder, "store.db")}");
        File.Prepare();
        using (var db = CreateDbContext())
        {
            db.Database.Migrate();
        }

        Store = Open();
    }

    public FakeTimeProvider Clock { get; private set; } = new(Start);

    public DateTimeOffset Now => Clock.GetUtcNow();

    public SqliteDatabase File { get; }

    public PushStore Store { get; private set; }

    public LookupTables Lookups => (LookupTables)Store.Keys;

    public INotificationStore Notifications => Store;

    public PushEnquiries Enquiries => new(this, Store.Keys, Clock);

    public SqliteDbContext CreateSqliteContext()
    {
        var options = new DbContextOptionsBuilder<SqliteDbContext>();
        PersistenceRegistration.Configure(options, File);
        return new SqliteDbContext(options.Options);
    }

    public PortalDbContext CreateDbContext() => CreateSqliteContext();

    /// <summary>Ends the store and opens it anew, perhaps with the clock set to another time.</summary>
    public void Restart(DateTimeOffset? now = null)
    {
        Store.Dispose();
        Clock = new FakeTimeProvider(now ?? Now);
        Store = Open();
    }

    public (Push Push, TransactionStart[] Starts) Make(PushRequest request) => SamplePush.Make(Store.Ids, Now, request);

    public Task<AcceptOutcome> AcceptAsync(PushRequest request)
    {
        var (push, starts) = Make(request);
        return Store.AcceptAsync(push, starts, request.Idempotency, CancellationToken.None);
    }

    /// <summary>Accepts a push and answers its transactions.</summary>
    public async Task<IReadOnlyList<Transaction>> TakeAsync(PushRequest request)
    {
        var outcome = await AcceptAsync(request);
        Assert.Equal(AcceptKind.Stored, outcome.Kind);
        return (await Store.TransactionsAsync(outcome.PushId, CancellationToken.None))!.Transactions;
    }

    /// <summary>Lets an event happen to a transaction. Null when it was too late.</summary>
    public async Task<Transaction?> HappenAsync(Transaction transaction, TransactionEvent happened)
    {
        var push = (await Store.FindAsync([transaction.Id], CancellationToken.None))[0].Push;
        var change = transaction.After(happened, Now, push.Notify, Store.Ids.Next);
        return (await Store.ApplyAsync([change], CancellationToken.None))[0] ? change.After : null;
    }

    public async Task<Transaction> SuspendAsync(Transaction transaction) =>
        (await HappenAsync(transaction, new TransactionEvent.HandedToSmsc(Store.Ids.Next(), Now.AddMinutes(2))))!;

    /// <summary>Brings a pending transaction to its end, by way of the SMSC.</summary>
    public async Task<Transaction> EndAsync(Transaction transaction, bool delivered)
    {
        var suspended = await SuspendAsync(transaction);
        TransactionEvent end = delivered
            ? new TransactionEvent.GroupDelivered(Transactions.SampleTransactions.Delivered(suspended.SubmissionId!.Value))
            : new TransactionEvent.GroupFailed(Transactions.SampleTransactions.Failed(suspended.SubmissionId!.Value), null);
        return (await HappenAsync(suspended, end))!;
    }

    /// <summary>Runs the indexer once.</summary>
    public Task IndexAsync() => new LookupIndexer(Store, Lookups, Clock, NullLogger<LookupIndexer>.Instance).IndexAsync();

    /// <summary>Lets what was accepted settle, and indexes it.</summary>
    public Task SettleAsync()
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        return IndexAsync();
    }

    /// <summary>Reads the file itself: one number.</summary>
    public long Number(string sql) => Convert.ToInt64(Lines(sql)[0], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Reads the file itself: each row as text, its columns parted by bars.</summary>
    public List<string> Lines(string sql)
    {
        using var connection = File.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var lines = new List<string>();
        while (rows.Read())
        {
            lines.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(at => rows.IsDBNull(at) ? "" : rows.GetValue(at).ToString())));
        }

        return lines;
    }

    /// <summary>Changes the file itself, behind the store's back.</summary>
    public void Execute(string sql)
    {
        using var connection = File.Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>How the database would run a statement.</summary>
    public string Plan(string sql) => string.Join('\n', Lines("EXPLAIN QUERY PLAN " + sql));

    public void Dispose()
    {
        Store.Dispose();
        using (var connection = File.Connect())
        {
            SqliteConnection.ClearPool(connection);
        }

        Directory.Delete(_folder, recursive: true);
    }

    private PushStore Open() => new(File, TimeSpan.FromHours(24), _filterOctets, Clock, NullLogger<PushStore>.Instance);
}
