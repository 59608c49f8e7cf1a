using PushPortal.Benchmarks.Stores;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>The database server of a run, where its store needs one. It holds the store for as long as it runs, and ends with this.</summary>
internal sealed class StoreServer : IDisposable
{
    private const string Database = "store";

    /// <summary>What is set on purpose; everything else is as PostgreSQL comes. Commits are on disk when they return.</summary>
    private static readonly string[] ServerSettings = ["shared_buffers=1GB", "max_wal_size=4GB", "synchronous_commit=on", "fsync=on"];

    private const string CountingModule = "pg_stat_statements";

    /// <summary>Planning and execution together. What a transaction waits for at its commit is in no statement's time but COMMIT's.</summary>
    private const string StatementsSql =
        "SELECT calls, rows, round((total_plan_time + total_exec_time)::numeric) AS ms, pg_size_pretty(wal_bytes) AS wal, query FROM pg_stat_statements ORDER BY total_plan_time + total_exec_time DESC LIMIT 40";

    private readonly PrivatePostgres? _postgres;
    private readonly bool _counts;

    private StoreServer(PrivatePostgres? postgres, bool counts = false) => (_postgres, _counts) = (postgres, counts);

    /// <summary>The gateway's settings that lead it there.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Settings => _postgres is null
        ? []
        : [new("PushPortal__Storage__Provider", "PostgreSql"), new("PushPortal__Storage__ConnectionString", _postgres.ConnectionString(Database))];

    /// <summary>Processor time of all its processes, also of those that have ended; zero where there is no server.</summary>
    internal TimeSpan Processor => _postgres is null ? TimeSpan.Zero : ProcessUsage.ProcessorOfFamily(_postgres.ProcessId);

    /// <exception cref="GatewayFailedException">The server is not installed, or did not start.</exception>
    /// <param name="countsStatements">Whether it counts what it runs.</param>
    internal static StoreServer Start(StoreOfRun kind, bool countsStatements = false)
    {
        if (kind == StoreOfRun.Sqlite)
        {
            return new StoreServer(null);
        }

        PrivatePostgres? postgres = null;
        try
        {
            string[] settings = countsStatements ? [.. ServerSettings, $"shared_preload_libraries={CountingModule}", "pg_stat_statements.track_planning=on"] : ServerSettings;
            postgres = new PrivatePostgres(settings);
            postgres.CreateDatabase(Database);
            Console.WriteLine($"PostgreSQL with {string.Join(", ", settings)}");
            if (countsStatements)
            {
                postgres.Ask(Database, $"CREATE EXTENSION {CountingModule}");
            }

            return new StoreServer(postgres, countsStatements);
        }
        catch (InvalidOperationException failure)
        {
            postgres?.Dispose();
            throw new GatewayFailedException(failure.Message, failure);
        }
    }

    /// <summary>Statements are counted anew from here on, if they are counted.</summary>
    internal void ForgetStatements()
    {
        if (_counts)
        {
            _postgres!.Ask(Database, "SELECT pg_stat_statements_reset()");
        }
    }

    /// <summary>Says what the statements took since they were last forgotten, if they are counted.</summary>
    internal void PrintStatements(TextWriter to)
    {
        if (_counts)
        {
            to.WriteLine(_postgres!.Ask(Database, StatementsSql));
        }
    }

    public void Dispose() => _postgres?.Dispose();
}
