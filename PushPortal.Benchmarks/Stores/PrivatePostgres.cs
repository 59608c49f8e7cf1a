using System.Diagnostics;
using System.Globalization;

namespace PushPortal.Benchmarks.Stores;

/// <summary>A PostgreSQL server of the installed programs, in a folder of its own and on a socket in it. It trusts whoever may enter the folder, and ends with this.</summary>
internal sealed class PrivatePostgres : IDisposable
{
    internal const string Missing = "PostgreSQL is not installed: apt-get install postgresql";

    /// <summary>By which a standby is known to the server that it follows.</summary>
    internal const string StandbyName = "standby";

    private const string User = "pushportal";
    private const string ServerUser = "postgres";

    private readonly string _programs;
    private readonly string _settings;
    private readonly string[] _given;

    /// <summary>Makes its files and starts it. Of one that does not start nothing is left.</summary>
    /// <param name="settings">Name=value, as in its configuration.</param>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or does not start; the message says why.</exception>
    internal PrivatePostgres(params string[] settings)
        : this(Path.GetTempPath(), settings)
    {
    }

    /// <inheritdoc cref="PrivatePostgres(string[])"/>
    /// <param name="parent">Where its folder is made.</param>
    internal PrivatePostgres(string parent, string[] settings)
        : this(parent, settings, primary: null)
    {
    }

    /// <param name="primary">Which one it follows, beginning with a copy of it; null for an empty one.</param>
    private PrivatePostgres(string parent, string[] settings, PrivatePostgres? primary)
    {
        _programs = FindPrograms() ?? throw new InvalidOperationException(Missing);
        Folder = Path.Combine(parent, $"pushportal-postgres-{Guid.NewGuid():n}"[..^20]);
        Directory.CreateDirectory(Folder);
        _given = settings;
        _settings = string.Concat(settings.Prepend($"unix_socket_directories='{Folder}'").Prepend("listen_addresses=''").Select(setting => $" -c {setting}"));
        try
        {
            Run("chmod", "700", Folder);
            if (Environment.IsPrivilegedProcess)
            {
                Run("chown", ServerUser, Folder);
            }

            if (primary is null)
            {
                RunAsServer("initdb", "--pgdata", Data, "--username", User, "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync");
            }
            else
            {
                RunAsServer("pg_basebackup", "--pgdata", Data, "--dbname", $"host={primary.Folder} user={User} application_name={StandbyName}", "--write-recovery-conf", "--checkpoint=fast", "--no-sync");
            }

            Start();
        }
        catch (InvalidOperationException failure)
        {
            // What it has logged goes with its folder.
            var log = File.Exists(Log) ? File.ReadAllText(Log) : "";
            Dispose();
            throw new InvalidOperationException($"{failure.Message}{log}", failure);
        }
    }

    internal static bool IsInstalled => FindPrograms() is not null;

    /// <summary>The first of its processes, of which all others are children.</summary>
    internal int ProcessId => int.Parse(File.ReadLines(ProcessFile).First(), CultureInfo.InvariantCulture);

    /// <summary>Where it listens.</summary>
    internal string Socket => Path.Combine(Folder, ".s.PGSQL.5432");

    private string Folder { get; }

    private string Data => Path.Combine(Folder, "data");

    private string Log => Path.Combine(Folder, "log");

    private string ProcessFile => Path.Combine(Data, "postmaster.pid");

    /// <summary>What Npgsql needs to connect to a database.</summary>
    internal string ConnectionString(string database) => $"Host={Folder};Username={User};Database={database}";

    /// <summary>Another server that follows this one by streaming replication, and can be promoted.</summary>
    internal PrivatePostgres StartStandby() => new(Path.GetTempPath(), _given, this);

    /// <summary>Has a standby go on by itself.</summary>
    internal void Promote() => RunAsServer("pg_ctl", "promote", "--wait", "--pgdata", Data);

    /// <summary>The connection string of a database of another server, with this one beside it: whichever of the two takes writes is used.</summary>
    internal string Beside(string other) =>
        $"{string.Join(';', other.Split(';').Select(part => part.StartsWith("Host=", StringComparison.OrdinalIgnoreCase) ? $"{part},{Folder}" : part))};Target Session Attributes=primary";

    /// <summary>Makes an empty database.</summary>
    internal void CreateDatabase(string name) => RunAsServer("createdb", "--host", Folder, "--username", User, "--template", "template0", name);

    /// <summary>What psql answers to a statement.</summary>
    internal string Ask(string database, string sql) => RunAsServer("psql", "--host", Folder, "--username", User, "--dbname", database, "--pset", "pager=off", "--command", sql);

    internal void Start() => RunAsServer("pg_ctl", "start", "--wait", "--pgdata", Data, "--log", Log, "--options", _settings);

    /// <summary>As a crash: connections are lost, and what was not committed.</summary>
    internal void Stop() => RunAsServer("pg_ctl", "stop", "--wait", "--mode", "immediate", "--pgdata", Data);

    public void Dispose()
    {
        try
        {
            // It may be stopped already.
            if (File.Exists(ProcessFile))
            {
                Stop();
            }
        }
        finally
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>The server does not run as root.</summary>
    private string RunAsServer(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        return Environment.IsPrivilegedProcess
            ? Run("setpriv", ["--reuid", ServerUser, "--regid", ServerUser, "--clear-groups", path, .. arguments])
            : Run(path, arguments);
    }

    private string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program}: {errors.GetAwaiter().GetResult()}");
        }

        return output;
    }

    /// <summary>Debian's, the newest; otherwise where the path leads.</summary>
    private static string? FindPrograms()
    {
        const string Debian = "/usr/lib/postgresql";
        IEnumerable<string> installed = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0).Select(folder => Path.Combine(folder, "bin"))
            : [];
        return installed.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));
    }
}
