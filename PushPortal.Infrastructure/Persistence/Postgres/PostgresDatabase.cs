using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PushPortal.Infrastructure.Persistence.Store;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>A database of a PostgreSQL server. One gateway works on it at a time.</summary>
internal sealed class PostgresDatabase : StoreDatabase
{
    /// <summary>The first whose transactions can be asked for by numbers of 64 bits.</summary>
    private const int OldestVersion = 13;

    /// <summary>More than there are statements: each is prepared once for a connection.</summary>
    private const int Statements = 400;

    /// <summary>Of our advisory locks, as the first of their two numbers.</summary>
    private const string Locks = "20560";

    private const string MigrationLock = $"{Locks}, 1";
    private const string WriterLock = $"{Locks}, 2";

    private readonly NpgsqlConnectionStringBuilder _settings;

    /// <param name="folder">Where everything is that is kept in files.</param>
    /// <exception cref="SettingException">This is no connection string of PostgreSQL.</exception>
    internal PostgresDatabase(string connectionString, string folder)
    {
        Folder = folder;
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
    }

    internal override string Folder { get; }

    /// <summary>How long a start waits for the end of another gateway.</summary>
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
            db.Database.Migrate();
        }
        catch (NpgsqlException failure)
        {
            throw Refused(failure);
        }
    }

    internal override StoreConnection Open() => new PostgresConnection(Unpooled);

    /// <exception cref="SettingException">Another gateway works on the database.</exception>
    internal override StoreConnection OpenForWriting()
    {
        var connection = new PostgresConnection(Unpooled, TakeOver);
        try
        {
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

    internal override IKeyIndex OpenKeys(TimeSpan duplicateWindow, long memory, TimeProvider clock) => new PostgresKeyIndex(this, duplicateWindow, clock);

    /// <summary>Closing one ends its session at the server, and gives its locks back.</summary>
    private string Unpooled => new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString;

    /// <summary>Its commits are on disk when they return, and nobody else writes: a gateway that was killed is waited for until the server has noticed.</summary>
    private void TakeOver(NpgsqlConnection connection)
    {
        Execute(connection, "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'");
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"SET lock_timeout = {(long)Patience.TotalMilliseconds}"));
        try
        {
            Execute(connection, $"SELECT pg_advisory_lock({WriterLock})");
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new NpgsqlException("another gateway works on this database, and only one may", taken);
        }

        Execute(connection, "SET lock_timeout = DEFAULT");
        // Its statements enter by keys, for as many rows as there happen to be: plans that went by what a table looked like once would go through all of it later.
        Execute(connection, "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_material = off");
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
