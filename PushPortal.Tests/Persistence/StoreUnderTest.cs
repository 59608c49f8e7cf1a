using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Postgres;
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

    /// <summary>The server of the database, and its own way to it.</summary>
    private readonly PostgresServer? _server;
    private readonly string? _direct;

    /// <summary>Opens a store on SQLite.</summary>
    /// <param name="connect">Which database to open instead of a file of its own; it is told a folder that is deleted in the end.</param>
    /// <param name="filterOctets">Memory for the filters of push-ids.</param>
    public StoreUnderTest(Func<string, string>? connect = null, long filterOctets = 64 << 20)
        : this(StorageProvider.Sqlite, connect, filterOctets)
    {
    }

    /// <summary>Opens a store on a database of its own.</summary>
    public StoreUnderTest(StorageProvider provider)
        : this(provider, null, 64 << 20)
    {
    }

    /// <summary>Opens a store on PostgreSQL.</summary>
    /// <param name="connect">The way to a database; it is told that of the database itself.</param>
    public StoreUnderTest(PostgresServer server, Func<string, string>? connect = null)
        : this(StorageProvider.PostgreSql, connect, 0, server)
    {
    }

    private StoreUnderTest(StorageProvider provider, Func<string, string>? connect, long filterOctets, PostgresServer? server = null)
    {
        _filterOctets = filterOctets;
        if (provider == StorageProvider.PostgreSql)
        {
            _server = server ?? PostgresServer.Shared;
            _direct = _server.NewStore();
        }

        Database = _direct is not null
            ? new PostgresDatabase(connect?.Invoke(_direct) ?? _direct, _folder, "first")
            : new SqliteDatabase(connect?.Invoke(_folder) ?? $"Data Source={Path.Combine(_folder, "store.db")}");
        if (Database is SqliteDatabase && connect is null)
        {
            MigratedFile.Write(Path.Combine(_folder, "store.db"));
        }
        else if (Database is SqliteDatabase)
        {
            using var db = CreateDbContext();
            Database.Migrate(db);
        }

        Store = Open();
    }

    public FakeTimeProvider Clock { get; private set; } = new(Start);

    public DateTimeOffset Now => Clock.GetUtcNow();

    public StoreDatabase Database { get; }

    /// <summary>The database, where it is a file.</summary>
    public SqliteDatabase File => (SqliteDatabase)Database;

    public PushStore Store { get; private set; }

    public LookupTables Lookups => (LookupTables)Store.Keys;

    /// <summary>Keys that are in memory alone: on a file those of rows that have not settled.</summary>
    public int InMemory(LookupKind kind) => Store.Keys is LookupTables lookups ? lookups.Recent(kind).Count : 0;

    public INotificationStore Notifications => Store;

    public PushEnquiries Enquiries => new(this, Store.Keys, Clock);

    public PortalDbContext CreateDbContext() => CreateDbContext([]);

    /// <param name="interceptors">See what is read through it.</param>
    public PortalDbContext CreateDbContext(params IInterceptor[] interceptors)
    {
        if (Database is PostgresDatabase postgres)
        {
            var options = new DbContextOptionsBuilder<PostgresDbContext>();
            options.AddInterceptors(interceptors);
            PersistenceRegistration.Configure(options, postgres);
            OrderlyQueries.Demand(options);
            return new PostgresDbContext(options.Options);
        }

        var ofFile = new DbContextOptionsBuilder<SqliteDbContext>();
        ofFile.AddInterceptors(interceptors);
        PersistenceRegistration.Configure(ofFile, File);
        OrderlyQueries.Demand(ofFile);
        return new SqliteDbContext(ofFile.Options);
    }

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

    /// <summary>Does once what is done behind the message path for the keys.</summary>
    public Task IndexAsync() => Store.Keys.Upkeep(Store, Clock, NullLoggerFactory.Instance).KeepAsync(CancellationToken.None);

    /// <summary>Lets what was accepted settle, and indexes it.</summary>
    public Task SettleAsync()
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        return IndexAsync();
    }

    /// <summary>Reads the database itself: one number.</summary>
    public long Number(string sql) => Convert.ToInt64(Lines(sql)[0], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Reads the database itself: each row as text, its columns parted by bars.</summary>
    public List<string> Lines(string sql)
    {
        using var connection = Connect();
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

    /// <summary>Changes the database itself, behind the store's back.</summary>
    public void Execute(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>How the database would run a statement.</summary>
    public string Plan(string sql) => string.Join('\n', Lines("EXPLAIN QUERY PLAN " + sql));

    public void Dispose()
    {
        Store.Dispose();
        if (_direct is not null)
        {
            _server!.Drop(_direct);
        }
        else
        {
            using var connection = File.Connect();
            SqliteConnection.ClearPool(connection);
        }

        Directory.Delete(_folder, recursive: true);
    }

    private DbConnection Connect()
    {
        if (Database is SqliteDatabase file)
        {
            return file.Connect();
        }

        var connection = new NpgsqlConnection(_direct);
        connection.Open();
        return connection;
    }

    private PushStore Open() => new(Database, TimeSpan.FromHours(24), _filterOctets, Clock, NullLogger<PushStore>.Instance);
}
