using Npgsql;
using NpgsqlTypes;
using PushPortal.Domain.Nodes;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>
/// The table of the nodes that share a database: a row for each, with its last sign of life. The first node that comes makes it, before the store has a schema and whichever version has made that; like the lease's it
/// changes with no migration.
/// </summary>
/// <param name="connectionString">Of the database.</param>
internal sealed class NodeRows(string connectionString)
{
    /// <summary>The table's name.</summary>
    internal const string Table = "store_nodes";

    /// <summary>In seconds: a sign that takes longer is given up for the next one.</summary>
    private const int CommandSeconds = 2;

    private const string CreateSql = $"""
        CREATE TABLE IF NOT EXISTS {Table} (
            name text PRIMARY KEY, version text NOT NULL, started timestamp with time zone NOT NULL, since timestamp with time zone NOT NULL, seen timestamp with time zone NOT NULL, state smallint NOT NULL
        ) WITH (fillfactor = 20)
        """;

    private const string SignSql = $"""
        INSERT INTO {Table} AS n (name, version, started, since, seen, state) VALUES ($1, $2, $3, now(), now(), $4)
        ON CONFLICT (name) DO UPDATE SET version = excluded.version, started = excluded.started, seen = excluded.seen, state = excluded.state,
            since = CASE WHEN n.state = excluded.state AND n.started = excluded.started THEN n.since ELSE excluded.since END
        """;

    private const string ForgetSql = $"DELETE FROM {Table} WHERE seen < now() - $1";

    /// <summary>Who works is known by the lease alone: a node that has just lost it may not have said so yet.</summary>
    private const string AllSql = $"""
        SELECT n.name, n.version, n.started, n.since, n.seen, n.state, n.seen < now() - $1, l.epoch
        FROM {Table} n LEFT JOIN store_lease l ON l.holder = n.name AND l.until > now() ORDER BY n.name LIMIT {MostNodes}
        """;

    private const string MostNodes = "200";

    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = CommandSeconds, Timeout = CommandSeconds }.ConnectionString;

    /// <summary>Gives a sign of life, and forgets nodes that have given none for long.</summary>
    /// <exception cref="NpgsqlException">The database is away.</exception>
    internal async Task SignAsync(string name, string version, DateTimeOffset startedAt, NodeState state, TimeSpan kept, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync(ct);
        try
        {
            await SignAsync(connection, name, version, startedAt, state, ct);
        }
        catch (PostgresException none) when (none.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            await CreateAsync(connection, ct);
            await SignAsync(connection, name, version, startedAt, state, ct);
        }

        await using var forget = new NpgsqlCommand(ForgetSql, connection) { Parameters = { Interval(kept) } };
        await forget.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Takes a node away that ends in good order.</summary>
    internal async Task LeaveAsync(string name, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync(ct);
        await using var leave = new NpgsqlCommand($"DELETE FROM {Table} WHERE name = $1", connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = name } } };
        await leave.ExecuteNonQueryAsync(ct);
    }

    /// <param name="patience">A node that has given no sign for so long is gone.</param>
    internal async Task<IReadOnlyList<NodeStatus>> AllAsync(TimeSpan patience, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync(ct);
        await using var all = new NpgsqlCommand(AllSql, connection) { Parameters = { Interval(patience) } };
        await using var rows = await all.ExecuteReaderAsync(ct);
        var nodes = new List<NodeStatus>();
        while (await rows.ReadAsync(ct))
        {
            nodes.Add(Read(rows));
        }

        return nodes;
    }

    private static NodeStatus Read(NpgsqlDataReader row)
    {
        var epoch = row.IsDBNull(7) ? (long?)null : row.GetInt64(7);
        var said = (NodeState)row.GetInt16(5);
        return new NodeStatus
        {
            Name = row.GetString(0),
            Version = row.GetString(1),
            StartedAt = row.GetFieldValue<DateTimeOffset>(2),
            Since = row.GetFieldValue<DateTimeOffset>(3),
            SeenAt = row.GetFieldValue<DateTimeOffset>(4),
            State = row.GetBoolean(6) ? NodeState.Gone : said,
            Epoch = said == NodeState.Works ? epoch : null,
        };
    }

    private static async Task SignAsync(NpgsqlConnection connection, string name, string version, DateTimeOffset startedAt, NodeState state, CancellationToken ct)
    {
        await using var sign = new NpgsqlCommand(SignSql, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = name },
                new NpgsqlParameter<string> { TypedValue = version },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = startedAt.ToUniversalTime() },
                new NpgsqlParameter<short> { TypedValue = (short)state },
            },
        };
        await sign.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Nodes that come at the same time make it one after the other.</summary>
    private static async Task CreateAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var sql in (string[])[$"SELECT pg_advisory_xact_lock({PostgresDatabase.LeaseLock})", CreateSql])
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    private static NpgsqlParameter<TimeSpan> Interval(TimeSpan length) => new() { TypedValue = length, NpgsqlDbType = NpgsqlDbType.Interval };
}
