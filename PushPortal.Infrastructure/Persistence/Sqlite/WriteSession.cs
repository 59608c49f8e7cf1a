using Microsoft.Data.Sqlite;
using PushPortal.Domain.Identifiers;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Sqlite;

/// <summary>The writer's connection with its prepared statements, and what a group of operations adds up before it is committed.</summary>
internal sealed class WriteSession(SqliteConnection connection, IdSequence ids, long epoch, PushSlices slices) : IDisposable
{
    private readonly Dictionary<string, Statement> _statements = [];

    internal IdSequence Ids { get; } = ids;

    /// <summary>The number of this start of the gateway.</summary>
    internal long Epoch { get; } = epoch;

    internal CountDeltas Counts { get; } = new();

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
        Slices.Clear();
        News.Clear();
        this["BEGIN IMMEDIATE"].Run();
    }

    /// <summary>Returns when the group is on disk.</summary>
    internal void Commit()
    {
        Counts.Write(this);
        Slices.Write(this);
        this["INSERT INTO store_settings(name, value) VALUES ($1, $2) ON CONFLICT DO UPDATE SET value = excluded.value"].Run(SettingRow.LastId, Ids.Last);
        this["COMMIT"].Run();
        Slices.Committed();
        News.Publish();
    }

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
