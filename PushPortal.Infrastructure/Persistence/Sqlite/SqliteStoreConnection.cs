using Microsoft.Data.Sqlite;
using PushPortal.Infrastructure.Persistence.Store;
using static SQLitePCL.raw;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>A connection to the file.</summary>
internal sealed class SqliteStoreConnection(SqliteConnection connection) : StoreConnection
{
    /// <summary>In pages: what SQLite's own automatic carrying over waits for.</summary>
    private const int LongLog = 1000;

    private SqliteStatement? _begin;
    private SqliteStatement? _commit;
    private SqliteStatement? _rollBack;
    private SqliteStatement? _carry;

    /// <summary>Whether about as many pages were written to the log as SQLite itself would leave there.</summary>
    internal override bool LogIsLong =>
        sqlite3_db_status(connection.Handle, SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, resetFlg: 0) == SQLITE_OK && pages >= LongLog;

    internal override Statement Prepare(string sql) => new SqliteStatement(connection, sql);

    internal override void Begin() => (_begin ??= new SqliteStatement(connection, "BEGIN IMMEDIATE")).Run();

    internal override void Commit() => (_commit ??= new SqliteStatement(connection, "COMMIT")).Run();

    /// <summary>
    /// Takes the group back. The connection goes on after a failed sync too: what the system may then have dropped from its cache unwritten are frames behind the
    /// log's last commit, and the next commit writes those places anew; a carrying over that could not be synced is done anew as a whole, from frames that are safe.
    /// </summary>
    internal override void RollBack()
    {
        try
        {
            (_rollBack ??= new SqliteStatement(connection, "ROLLBACK")).Run();
        }
        catch (SqliteException)
        {
            // The engine has rolled back by itself, as it does when the disk is full or fails.
        }
    }

    /// <summary>Carries the log over into the database, as far as readers let it. If it fails the log is long again after as many pages more.</summary>
    internal override void CarryLog()
    {
        _ = sqlite3_db_status(connection.Handle, SQLITE_DBSTATUS_CACHE_WRITE, out _, out _, resetFlg: 1);
        (_carry ??= new SqliteStatement(connection, "PRAGMA wal_checkpoint(PASSIVE)")).Number();
    }

    internal override bool IsOfTheStore(Exception failure) => failure is SqliteException { SqliteErrorCode: not (SQLITE_TOOBIG or SQLITE_CONSTRAINT or SQLITE_MISMATCH) };

    public override void Dispose()
    {
        _begin?.Dispose();
        _commit?.Dispose();
        _rollBack?.Dispose();
        _carry?.Dispose();
        connection.Dispose();
    }
}
