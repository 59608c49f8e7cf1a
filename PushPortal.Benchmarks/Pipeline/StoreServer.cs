using PushPortal.Benchmarks.Stores;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>The database server of a run, where its store needs one. It holds the store for as long as it runs, and ends with this.</summary>
internal sealed class StoreServer : IDisposable
{
    private const string Database = "store";

    /// <summary>What is set on purpose; everything else is as PostgreSQL comes. Commits are on disk when they return.</summary>
    private static readonly string[] ServerSettings = ["shared_buffers=1GB", "max_wal_size=4GB", "synchronous_commit=on", "fsync=on"];

    private readonly PrivatePostgres? _postgres;

    private StoreServer(PrivatePostgres? postgres) => _postgres = postgres;

    /// <summary>The gateway's settings that lead it there.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Settings => _postgres is null
        ? []
        : [new("PushPortal__Storage__Provider", "PostgreSql"), new("PushPortal__Storage__ConnectionString", _postgres.ConnectionString(Database))];

    /// <summary>Processor time of all its processes, also of those that have ended; zero where there is no server.</summary>
    internal TimeSpan Processor => _postgres is null ? TimeSpan.Zero : ProcessUsage.ProcessorOfFamily(_postgres.ProcessId);

    /// <exception cref="GatewayFailedException">The server is not installed, or did not start.</exception>
    internal static StoreServer Start(StoreOfRun kind)
    {
        if (kind == StoreOfRun.Sqlite)
        {
            return new StoreServer(null);
        }

        PrivatePostgres? postgres = null;
        try
        {
            postgres = new PrivatePostgres(ServerSettings);
            postgres.CreateDatabase(Database);
            Console.WriteLine($"PostgreSQL with {string.Join(", ", ServerSettings)}");
            return new StoreServer(postgres);
        }
        catch (InvalidOperationException failure)
        {
            postgres?.Dispose();
            throw new GatewayFailedException(failure.Message, failure);
        }
    }

    public void Dispose() => _postgres?.Dispose();
}
