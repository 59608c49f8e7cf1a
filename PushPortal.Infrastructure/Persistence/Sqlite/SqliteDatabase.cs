using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PushPortal.Infrastructure.Persistence.Sqlite.Lookups;
using PushPortal.Infrastructure.Persistence.Store;
using SQLitePCL;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>The database file and how connections to it are opened.</summary>
internal sealed class SqliteDatabase(string connectionString) : StoreDatabase
{
    /// <summary>How long a connection waits for another's lock, in seconds.</summary>
    private const int BusySeconds = 30;

    /// <summary>
    /// In KiB. What is written is mostly what was written last, so a small cache holds it; and the engine looks through all of it at the end of
    /// each commit for as long as the database is smaller than 1 GiB.
    /// </summary>
    private const int WriterCache = 8192;

    // Nobody asks the engine how much memory it takes, and counting takes a lock with each piece.
    static SqliteDatabase()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    internal string ConnectionString { get; } = new SqliteConnectionStringBuilder(connectionString) { DefaultTimeout = BusySeconds }.ToString();

    /// <summary>Where the file is, and its log grows.</summary>
    internal override string Folder => StoreFolder.Of(new StorageOptions { ConnectionString = ConnectionString });

    internal override StoreLease Lease { get; } = new FileLease();

    /// <summary>The file is made when it is missing, and its folder.</summary>
    internal override void Migrate(PortalDbContext db)
    {
        Prepare();
        db.Database.Migrate();
    }

    internal override StoreConnection Open() => new SqliteStoreConnection(Connect());

    /// <summary>Its user carries the log over itself: SQLite would do it before the commit returns, and tell nobody when it fails.</summary>
    internal override StoreConnection OpenForWriting()
    {
        var connection = Connect();
        Execute(connection, "PRAGMA synchronous=FULL");
        Execute(connection, $"PRAGMA cache_size=-{WriterCache}");
        Execute(connection, "PRAGMA wal_autocheckpoint=0");
        return new SqliteStoreConnection(connection);
    }

    internal override IKeyIndex OpenKeys(TimeSpan duplicateWindow, long memory, TimeProvider clock) =>
        LookupStartUp.Open(this, new DuplicateFilters(memory, duplicateWindow, clock));

    internal void Prepare()
    {
        Directory.CreateDirectory(Folder);
        using var connection = Connect();
        Execute(connection, "PRAGMA journal_mode=WAL");
    }

    internal SqliteConnection Connect()
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        Execute(connection, $"PRAGMA busy_timeout={BusySeconds * 1000}");
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
