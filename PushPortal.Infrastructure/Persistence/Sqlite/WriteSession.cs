using Microsoft.Data.Sqlite;
using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Persistence.Rows;
using static SQLitePCL.raw;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>The writer's connection with its prepared statements, and what a group of operations adds up before it is committed.</summary>
internal sealed class WriteSession(SqliteConnection connection, IdSequence ids, long epoch, PushSlices slices) : IDisposable
{
    /// <summary>In pages: what SQLite's own automatic carrying over waits for.</summary>
    private const int LongLog = 1000;

    /// <summary>By the constants themselves: to compare texts of this length would cost a part of what they do.</summary>
    private readonly Dictionary<string, Statement> _statements = new(ReferenceEqualityComparer.Instance);

    internal IdSequence Ids { get; } = ids;

    /// <summary>The number of this start of the gateway.</summary>
    internal long Epoch { get; } = epoch;

    internal CountDeltas Counts { get; } = new();

    internal LinkDeltas Links { get; } = new();

    internal PushTallies Tallies { get; } = new();

    internal PushSlices Slices { get; } = slices;

    internal NotificationNews News { get; } = new();

    internal Statement this[string sql]
    {
        get
        {
            if (!_statements.TryGetValue(sql, out var statement))
            {
                _statements.Add(sql, statement = new Statement(connection, sql));
            }

            return statement;
        }
    }

    internal void Begin()
    {
        Counts.Clear();
        Links.Clear();
        Tallies.Clear();
        Slices.Clear();
        News.Clear();
        this["BEGIN IMMEDIATE"].Run();
    }

    /// <summary>Returns when the group is on disk.</summary>
    internal void Commit()
    {
        Counts.Write(this);
        Links.Write(this);
        Tallies.Write(this);
        Slices.Write(this);
        this["INSERT INTO store_settings(name, value) VALUES ($1, $2) ON CONFLICT DO UPDATE SET value = excluded.value"].Run(SettingRow.LastId, Ids.Last);
        this["COMMIT"].Run();
        Slices.Committed();
        News.Publish();
    }

    /// <summary>Whether about as many pages were written to the log as SQLite itself would leave there.</summary>
    internal bool LogIsLong =>
        sqlite3_db_status(connection.Handle, SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, resetFlg: 0) == SQLITE_OK && pages >= LongLog;

    /// <summary>Carries the log over into the database, as far as readers let it. If it fails the log is long again after as many pages more.</summary>
    internal void CarryLog()
    {
        _ = sqlite3_db_status(connection.Handle, SQLITE_DBSTATUS_CACHE_WRITE, out _, out _, resetFlg: 1);
        this["PRAGMA wal_checkpoint(PASSIVE)"].Number();
    }

    /// <summary>
    /// Takes the group back. The connection goes on after a failed sync too: what the system may then have dropped from its cache unwritten are frames behind the
    /// log's last commit, and the next commit writes those places anew; a carrying over that could not be synced is done anew as a whole, from frames that are safe.
    /// </summary>
    internal void RollBack()
    {
        try
        {
            this["ROLLBACK"].Run();
        }
        catch (SqliteException)
        {
            // The engine has rolled back by itself, as it does when the disk is full or fails.
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }
}
