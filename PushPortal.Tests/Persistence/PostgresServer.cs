using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Postgres;
using PushPortal.Tests.Persistence;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace PushPortal.Tests.Persistence;

/// <summary>A real PostgreSQL in a folder of its own and on a socket in it. One serves all tests, and is started when the first one asks. It trusts whoever may enter the folder, and does not flush.</summary>
public sealed class PostgresServer : IDisposable
{
    private const string Template = "template_of_stores";

    private static readonly Lazy<PostgresServer> Started = new(() => new PostgresServer(FindPrograms()!));
    private static int _databases;

    private readonly string? _programs;
    private readonly string _folder = "";

    /// <summary>For the runner, which disposes of it in the end: nothing is started by this.</summary>
    public PostgresServer()
    {
    }

    private PostgresServer(string programs)
    {
        _programs = programs;
        _folder = Directory.CreateTempSubdirectory("pushportal-postgres-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", "postgres", _folder);
        }

        RunAsServer("initdb", "--pgdata", Data, "--username", "pushportal", "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync");
        Start();
        Create(Template);
        using var db = Context(ConnectionString(Template), out var database);
        database.Migrate(db);
        NpgsqlConnection.ClearAllPools();
    }

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Where the server listens.</summary>
    internal string Socket => Path.Combine(_folder, ".s.PGSQL.5432");

    /// <summary>That of all tests.</summary>
    internal static PostgresServer Shared
    {
        get
        {
            Programs();
            return Started.Value;
        }
    }

    /// <summary>One for a test that stops it.</summary>
    internal static PostgresServer StartAlone() => new(Programs());

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
        if (_programs is not null)
        {
            // It may be stopped already.
            if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            {
                Stop();
            }

            Directory.Delete(_folder, recursive: true);
        }
        else if (Started.IsValueCreated)
        {
            Started.Value.Dispose();
        }
    }

    private string New(string template)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"store_{Interlocked.Increment(ref _databases)}");
        Create(name, template);
        return ConnectionString(name);
    }

    private void Create(string name, string template = "template0") => Execute($"CREATE DATABASE {name} TEMPLATE {template}");

    private string ConnectionString(string database) => $"Host={_folder};Username=pushportal;Database={database}";

    private void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    internal void Start() => RunAsServer(
        "pg_ctl", "start", "--wait", "--pgdata", Data, "--log", Path.Combine(_folder, "log"),
        "--options", $"-c listen_addresses='' -c unix_socket_directories='{_folder}' -c fsync=off -c full_page_writes=off -c max_connections=400 -c shared_buffers=64MB");

    /// <summary>As a crash: connections are lost, and what was not committed.</summary>
    internal void Stop() => RunAsServer("pg_ctl", "stop", "--wait", "--mode", "immediate", "--pgdata", Data);

    /// <summary>The server does not run as root.</summary>
    private void RunAsServer(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs!, program);
        if (Environment.IsPrivilegedProcess)
        {
            Run("setpriv", ["--reuid", "postgres", "--regid", "postgres", "--clear-groups", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }

    private void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program}: {errors.GetAwaiter().GetResult()}");
        }
    }

    private static string Programs() => FindPrograms() ?? throw Machine.Lacks("PostgreSQL is not installed: apt-get install postgresql");

    /// <summary>Debian's, the newest; otherwise where the path leads.</summary>
    private static string? FindPrograms()
    {
        const string Debian = "/usr/lib/postgresql";
        IEnumerable<string> installed = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0).Select(folder => Path.Combine(folder, "bin"))
            : [];
        return Path.GetDirectoryName(Machine.Find("initdb", installed));
    }
}
