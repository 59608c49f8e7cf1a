using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PushPortal.Benchmarks.Stores;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Postgres;
using PushPortal.Tests.Persistence;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace PushPortal.Tests.Persistence;

/// <summary>A real PostgreSQL. One serves all tests, and is started when the first one asks. It does not flush.</summary>
public sealed class PostgresServer : IDisposable
{
    private const string Template = "template_of_stores";

    private static readonly Lazy<PostgresServer> Started = new(New);
    private static int _databases;

    private readonly PrivatePostgres? _server;

    /// <summary>For the runner, which disposes of it in the end: nothing is started by this.</summary>
    public PostgresServer()
    {
    }

    private PostgresServer(PrivatePostgres server)
    {
        _server = server;
        try
        {
            Create(Template);
            using var db = Context(ConnectionString(Template), out var database);
            database.Migrate(db);
            NpgsqlConnection.ClearAllPools();
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Where the server listens.</summary>
    internal string Socket => _server!.Socket;

    /// <summary>That of all tests.</summary>
    internal static PostgresServer Shared
    {
        get
        {
            Require();
            return Started.Value;
        }
    }

    /// <summary>One for a test that stops it.</summary>
    internal static PostgresServer StartAlone()
    {
        Require();
        return New();
    }

    /// <summary>A new database with the schema of the store.</summary>
    /// <returns>Its connection string.</returns>
    internal string NewStore() => New(Template);

    /// <summary>A new database without anything in it.</summary>
    internal string NewDatabase() => New("template0");

    /// <summary>Deletes a database, whoever is connected to it.</summary>
    internal void Drop(string connectionString)
    {
        using (var connection = new NpgsqlConnection(connectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        Execute($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    internal static PostgresDbContext Context(string connectionString, out PostgresDatabase database)
    {
        database = new PostgresDatabase(connectionString, Path.GetTempPath());
        var options = new DbContextOptionsBuilder<PostgresDbContext>();
        PersistenceRegistration.Configure(options, database);
        return new PostgresDbContext(options.Options);
    }

    public void Dispose()
    {
        if (_server is not null)
        {
            _server.Dispose();
        }
        else if (Started.IsValueCreated)
        {
            Started.Value.Dispose();
        }
    }

    internal void Start() => _server!.Start();

    /// <summary>Another server that has all that this one has at any time: what is committed here waits for it.</summary>
    internal PrivatePostgres StartStandby()
    {
        var standby = _server!.StartStandby();
        Execute($"ALTER SYSTEM SET synchronous_standby_names = '{PrivatePostgres.StandbyName}'");
        Execute("SELECT pg_reload_conf()");
        return standby;
    }

    /// <summary>As a crash: connections are lost, and what was not committed.</summary>
    internal void Stop() => _server!.Stop();

    private static PostgresServer New() => new(new PrivatePostgres("fsync=off", "full_page_writes=off", "max_connections=400", "shared_buffers=64MB"));

    private static void Require()
    {
        if (!PrivatePostgres.IsInstalled)
        {
            throw Machine.Lacks(PrivatePostgres.Missing);
        }
    }

    private string New(string template)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"store_{Interlocked.Increment(ref _databases)}");
        Create(name, template);
        return ConnectionString(name);
    }

    private void Create(string name, string template = "template0") => Execute($"CREATE DATABASE {name} TEMPLATE {template}");

    private string ConnectionString(string database) => _server!.ConnectionString(database);

    private void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
