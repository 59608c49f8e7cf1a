using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PushPortal.Infrastructure.Persistence.Store;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>A database of a PostgreSQL server. Several nodes may share it; the one that has its lease works on it.</summary>
internal sealed class PostgresDatabase : StoreDatabase, IDisposable
{
    /// <summary>In seconds: a server that does not answer within it is tried anew.</summary>
    private const int ConnectSeconds = 2;

    /// <summary>In seconds, for what the writer asks: a way that has swallowed a question is given up before the network itself would.</summary>
    private const int WriterSeconds = 10;

    /// <summary>The first that is tried.</summary>
    private const int OldestVersion = 13;

    /// <summary>More than there are statements: each is prepared once for a connection.</summary>
    private const int Statements = 400;

    /// <summary>Of our advisory locks, as the first of their two numbers.</summary>
    private const string Locks = "20560";

    private const string MigrationLock = $"{Locks}, 1";
    internal const string LeaseLock = $"{Locks}, 2";

    private readonly NpgsqlConnectionStringBuilder _settings;
    private readonly PostgresLease _lease;
    private readonly TimeSpan _length;

    /// <param name="folder">Where everything is that is kept in files.</param>
    /// <param name="node">The name of this node.</param>
    /// <param name="lease">Length of the lease; null for the default.</param>
    /// <exception cref="SettingException">This is no connection string of PostgreSQL.</exception>
    internal PostgresDatabase(string connectionString, string folder, string node = "", TimeSpan? lease = null)
    {
        Folder = folder;
        _length = lease ?? StorageOptions.DefaultLease;
        try
        {
            _settings = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = Statements, AutoPrepareMinUsages = 2 };
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            throw Refused(wrong);
        }

        if (string.IsNullOrEmpty(_settings.Host) || string.IsNullOrEmpty(_settings.Database))
        {
            throw Refused(new ArgumentException("it names no Host and Database"));
        }

        _settings.ApplicationName ??= "PushPortal";
        _settings.TcpKeepAlive = true;
        _lease = new PostgresLease(new LeaseRow(OpenForLease), node, _length, TimeProvider.System);
    }

    internal override string Folder { get; }

    internal override StoreLease Lease => _lease;

    internal override bool IsServer => true;

    /// <summary>How long opening the store waits for another node's lease. A node that stands by has it before that.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For Entity Framework, whose connections are pooled.</summary>
    internal string ConnectionString => _settings.ConnectionString;

    /// <summary>Nodes that start at the same time do it one after the other.</summary>
    /// <exception cref="SettingException">The server cannot be reached, or is none that the store can be in.</exception>
    internal override void Migrate(PortalDbContext db)
    {
        Directory.CreateDirectory(Folder);
        try
        {
            using var connection = new NpgsqlConnection(Unpooled);
            connection.Open();
            Check(connection);
            Execute(connection, $"SELECT pg_advisory_lock({MigrationLock})");
            // To bring up to date what is up to date takes a good part of a takeover.
            if (db.Database.GetPendingMigrations().Any())
            {
                db.Database.Migrate();
            }
        }
        catch (NpgsqlException failure)
        {
            throw Refused(failure);
        }
    }

    internal override StoreConnection Open() => new PostgresConnection(Unpooled);

    /// <exception cref="SettingException">Another node works on the database.</exception>
    internal override StoreConnection OpenForWriting()
    {
        var connection = new PostgresConnection(
            new NpgsqlConnectionStringBuilder(Unpooled) { Timeout = ConnectSeconds, CommandTimeout = WriterSeconds }.ConnectionString, PrepareForWriting);
        try
        {
            if (!_lease.TryTake(Patience))
            {
                throw new NpgsqlException($"the node '{_lease.Holder}' works on this database, and only one may at a time");
            }

            connection.Begin();
            connection.RollBack();
            return connection;
        }
        catch (NpgsqlException failure)
        {
            connection.Dispose();
            throw Refused(failure);
        }
    }

    public void Dispose() => _lease.Dispose();

    internal override IKeyIndex OpenKeys(TimeSpan duplicateWindow, long memory, TimeProvider clock) => new PostgresKeyIndex(this, duplicateWindow, clock);

    /// <summary>Closing one ends its session at the server, and gives its locks back.</summary>
    private string Unpooled => new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString;

    /// <summary>
    /// Its commits are on disk when they return. A transaction that its node has left standing, because the process stands still or the way to it is cut, does not keep the lease's row
    /// from the next node.
    /// </summary>
    private void PrepareForWriting(NpgsqlConnection connection)
    {
        Execute(connection, "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'");
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"SET idle_in_transaction_session_timeout = {(long)_length.TotalMilliseconds}"));
        // Its statements enter by keys, for as many rows as there happen to be: plans that went by what a table looked like once would go through all of it later. None is worth compiling.
        Execute(connection, "SET jit = off; SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_material = off");
    }

    /// <summary>Nothing that is asked by it takes long: what does, is given up while the lease still runs.</summary>
    private NpgsqlConnection OpenForLease()
    {
        var seconds = Math.Max(1, (int)_length.TotalSeconds / 3);
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Unpooled) { Timeout = ConnectSeconds, CommandTimeout = seconds, CancellationTimeout = -1 }.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Check(NpgsqlConnection connection)
    {
        if (connection.PostgreSqlVersion.Major < OldestVersion)
        {
            throw new NpgsqlException($"it is PostgreSQL {connection.PostgreSqlVersion}: version {OldestVersion} or later is needed");
        }

        using var encoding = new NpgsqlCommand("SHOW server_encoding", connection);
        if (encoding.ExecuteScalar() is not "UTF8" and var other)
        {
            throw new NpgsqlException($"its encoding is {other}: UTF8 is needed");
        }
    }

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static SettingException Refused(Exception why) =>
        new($"{StorageOptions.Section}:{nameof(StorageOptions.ConnectionString)}: PostgreSQL cannot be used: {why.Message}", why);
}
