using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>
/// The row that says which node works on the database, until when, under which epoch, and how many commits there were under it. The server's clock decides. What fails closes the
/// connection, and the next question opens another.
/// </summary>
/// <param name="open">Opens a connection to the database, whose commands do not take long.</param>
internal sealed class LeaseRow(Func<NpgsqlConnection> open) : IDisposable
{
    /// <summary>Counts a commit within its transaction, and holds the row until the end of it: no node gets the lease meanwhile. Nothing comes back when another has it.</summary>
    internal const string CommitSql = "UPDATE store_lease SET commits = commits + 1 WHERE one AND epoch = $1 RETURNING commits";

    /// <summary>The commits of an epoch, once none is under way. Nothing comes back when another node has the lease.</summary>
    internal const string CommitsSql = "SELECT commits FROM store_lease WHERE one AND epoch = $1 FOR UPDATE";

    private const string CreateSql = """
        CREATE TABLE IF NOT EXISTS store_lease (
            one boolean PRIMARY KEY DEFAULT true CHECK (one), epoch bigint NOT NULL, holder text NOT NULL, until timestamp with time zone NOT NULL, commits bigint NOT NULL
        ) WITH (fillfactor = 20)
        """;

    private const string TakeSql = "UPDATE store_lease SET epoch = epoch + 1, holder = $1, until = now() + $2, commits = 0 WHERE one AND until <= now() RETURNING epoch";
    private const string RenewSql = "UPDATE store_lease SET until = now() + $2 WHERE one AND epoch = $1";
    private const string GiveBackSql = "UPDATE store_lease SET until = '-infinity' WHERE one AND epoch = $1";
    private const string HolderSql = "SELECT holder FROM store_lease WHERE until > now()";

    private NpgsqlConnection? _connection;

    /// <summary>Answers the new epoch; null when another node has the lease.</summary>
    internal long? Take(string node, TimeSpan length)
    {
        try
        {
            return TryTake(node, length);
        }
        catch (PostgresException none) when (none.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            Create();
            return TryTake(node, length);
        }
    }

    /// <summary>False when another node has had the lease since.</summary>
    internal bool Renew(long epoch, TimeSpan length) => Run(RenewSql, Number(epoch), Time(length)) == 1;

    internal void GiveBack(long epoch) => Run(GiveBackSql, Number(epoch));

    /// <summary>The node that has the lease; null when none has.</summary>
    internal string? Holder() => (string?)Ask(HolderSql);

    public void Dispose()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private long? TryTake(string node, TimeSpan length) => (long?)Ask(TakeSql, new NpgsqlParameter<string> { TypedValue = node }, Time(length));

    /// <summary>The first node that asks makes the row, before the store has any table. A store of the version before there were leases goes on with its epochs.</summary>
    private void Create()
    {
        using var connection = open();
        using var transaction = connection.BeginTransaction();
        Execute($"SELECT pg_advisory_xact_lock({PostgresDatabase.LeaseLock})");
        Execute(CreateSql);
        var before = Execute("SELECT CAST(to_regclass('store_settings') AS text)") is string ? Execute($"SELECT value FROM store_settings WHERE name = '{SettingRow.Epoch}'") : null;
        Execute(string.Create(CultureInfo.InvariantCulture, $"INSERT INTO store_lease(epoch, holder, until, commits) VALUES ({before ?? 0L}, '', '-infinity', 0) ON CONFLICT DO NOTHING"));
        transaction.Commit();

        object? Execute(string sql)
        {
            using var command = new NpgsqlCommand(sql, connection, transaction);
            return command.ExecuteScalar();
        }
    }

    private static NpgsqlParameter<TimeSpan> Time(TimeSpan length) => new() { TypedValue = length, NpgsqlDbType = NpgsqlDbType.Interval };

    private static NpgsqlParameter<long> Number(long number) => new() { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Bigint };

    private object? Ask(string sql, params NpgsqlParameter[] values) => Do(sql, values, static command => command.ExecuteScalar() is var answer and not DBNull ? answer : null);

    private int Run(string sql, params NpgsqlParameter[] values) => Do(sql, values, static command => command.ExecuteNonQuery());

    private T Do<T>(string sql, NpgsqlParameter[] values, Func<NpgsqlCommand, T> run)
    {
        try
        {
            using var command = new NpgsqlCommand(sql, _connection ??= open());
            command.Parameters.AddRange(values);
            return run(command);
        }
        catch
        {
            Dispose();
            throw;
        }
    }
}
