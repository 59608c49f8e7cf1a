using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PushPortal.Infrastructure.Persistence.Postgres;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Copying;

/// <summary>
/// The PostgreSQL database that is copied to. This holds its lease, so that no node starts on a store that is half there, and writes everything in one transaction: the whole store is
/// there in the end, or nothing of it.
/// </summary>
internal sealed class CopyTarget : IDisposable
{
    /// <summary>The holder of the lease, as nodes that stand by name it.</summary>
    private const string Node = "store copy";

    /// <summary>Gives the lease back with the commit. The epochs of the source were earlier ones than whoever takes it next has.</summary>
    private const string FinishSql = $"""
        UPDATE store_lease SET epoch = greatest(epoch, (SELECT coalesce(max(value), 0) FROM store_settings WHERE name = '{SettingRow.Epoch}')), holder = '', until = '-infinity'
        WHERE one AND holder = '{Node}'
        """;

    private readonly PostgresDatabase _database;
    private readonly PostgresDbContext _db;
    private readonly NpgsqlConnection _connection;
    private NpgsqlTransaction? _transaction;

    /// <exception cref="StoreCopyException">A node works on it.</exception>
    /// <exception cref="Settings.SettingException">It cannot be used.</exception>
    internal CopyTarget(string connectionString)
    {
        _database = new PostgresDatabase(connectionString, Environment.CurrentDirectory, Node);
        _connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        var options = new DbContextOptionsBuilder<PostgresDbContext>();
        PersistenceRegistration.Configure(options, _database);
        _db = new PostgresDbContext(options.Options);
        try
        {
            _connection.Open();
            if (!_database.Lease.TryTake())
            {
                throw new StoreCopyException($"The node '{_database.Lease.Holder}' works on the target: it has to be a database that no gateway has been started on");
            }

            Tables = CopyTable.Of(_db);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    internal IReadOnlyList<CopyTable> Tables { get; }

    /// <summary>Makes the schema where there is none.</summary>
    /// <exception cref="StoreCopyException">The database has other tables, another schema, or rows.</exception>
    internal void Prepare()
    {
        var tables = Texts($"SELECT CAST(relname AS text) FROM pg_class WHERE relnamespace = CAST(current_schema() AS regnamespace) AND relkind IN ('r', 'p') AND relname NOT IN ('store_lease', '{NodeRows.Table}')");
        if (tables.Count == 0)
        {
            _database.Migrate(_db);
        }
        else if (!tables.Contains("__EFMigrationsHistory") || !_db.Database.GetAppliedMigrations().SequenceEqual(_db.Database.GetMigrations()))
        {
            throw new StoreCopyException("The target has tables that are not of this version's schema: it has to be an empty database");
        }

        _transaction = _connection.BeginTransaction();
        if (Tables.FirstOrDefault(table => Texts($"SELECT '' FROM \"{table.Name}\" LIMIT 1").Count > 0) is { } full)
        {
            throw new StoreCopyException($"The target is not empty: there are rows in its table {full.Name}");
        }
    }

    /// <summary>Begins to write rows.</summary>
    internal NpgsqlBinaryImporter Write(string copySql)
    {
        var rows = _connection.BeginBinaryImport(copySql);
        rows.Timeout = TimeSpan.Zero;
        return rows;
    }

    /// <summary>Reads rows one after the other, each by the same reader.</summary>
    internal IEnumerable<DbDataReader> Rows(string sql)
    {
        using var command = new NpgsqlCommand(sql, _connection);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return rows;
        }
    }

    internal void Execute(string sql)
    {
        using var command = new NpgsqlCommand(sql, _connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Has the ids that the database gives out go on behind those that were given out in the source.</summary>
    /// <param name="lastOf">The last of a table that the source has given out; null where it has given out none.</param>
    internal void GoOnWithIds(Func<string, long?> lastOf)
    {
        foreach (var column in Texts("SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = current_schema() AND is_identity = 'YES'"))
        {
            if (column.Split('.') is [var table, var name] && lastOf(table) is { } last)
            {
                Execute(string.Create(CultureInfo.InvariantCulture, $"SELECT setval(pg_get_serial_sequence('\"{table}\"', '{name}'), {last})"));
            }
        }
    }

    /// <summary>From here on the store is there, and whoever stands by takes over.</summary>
    /// <exception cref="StoreCopyException">The lease was lost meanwhile.</exception>
    internal void Commit()
    {
        using (var finish = new NpgsqlCommand(FinishSql, _connection))
        {
            if (finish.ExecuteNonQuery() == 0)
            {
                throw new StoreCopyException("A node has started to work on the target meanwhile");
            }
        }

        _transaction!.Commit();
        // Without statistics the first questions would go through whole tables.
        Execute("ANALYZE");
    }

    public void Dispose()
    {
        _transaction?.Dispose();
        _connection.Dispose();
        _db.Dispose();
        _database.Dispose();
    }

    private HashSet<string> Texts(string sql) => [.. Rows(sql).Select(row => row.GetString(0))];
}
