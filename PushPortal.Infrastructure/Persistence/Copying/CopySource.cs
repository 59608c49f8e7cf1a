using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PushPortal.Infrastructure.Persistence.Sqlite;

namespace PushPortal.Infrastructure.Persistence.Copying;

/// <summary>The SQLite file that is copied. Nobody else may have it open meanwhile: what was written behind the copy's back would be missing in it.</summary>
internal sealed class CopySource : IDisposable
{
    /// <summary>SQLite's answer when another connection has the file.</summary>
    private const int Busy = 5;

    private readonly SqliteConnection _connection;

    /// <summary>Opens a file that is there, and keeps everybody else out of it.</summary>
    /// <exception cref="StoreCopyException">A gateway works on it.</exception>
    /// <exception cref="SqliteException">It is no database that can be read.</exception>
    internal CopySource(string connectionString)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 1 }.ToString());
        try
        {
            _connection.Open();
            // Each connection to a file with a log holds it for as long as it is open; this asks for it alone.
            Number("PRAGMA locking_mode=EXCLUSIVE");
            Number("BEGIN EXCLUSIVE");
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == Busy)
        {
            _connection.Dispose();
            throw new StoreCopyException($"{_connection.DataSource} is in use: end the gateway that works on it first, or copy a backup of it");
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <exception cref="StoreCopyException">Its schema is not this version's.</exception>
    internal void CheckSchema()
    {
        var options = new DbContextOptionsBuilder<SqliteDbContext>();
        options.UseSqlite(_connection);
        using var db = new SqliteDbContext(options.Options);
        var applied = Number("SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'") == 0 ? [] : db.Database.GetAppliedMigrations();
        if (!applied.SequenceEqual(db.Database.GetMigrations()))
        {
            throw new StoreCopyException($"{_connection.DataSource} has the schema of another version: start this version's gateway on it once, and end it");
        }
    }

    /// <summary>Reads rows one after the other, each by the same reader.</summary>
    internal IEnumerable<DbDataReader> Rows(string sql)
    {
        using var command = Command(sql);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return rows;
        }
    }

    /// <summary>One number; null where there is none.</summary>
    internal long? Number(string sql)
    {
        using var command = Command(sql);
        return command.ExecuteScalar() as long?;
    }

    public void Dispose() => _connection.Dispose();

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
