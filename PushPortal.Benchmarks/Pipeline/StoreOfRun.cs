namespace PushPortal.Benchmarks.Pipeline;

/// <summary>The database that the gateway's store is in.</summary>
internal enum StoreOfRun
{
    /// <summary>A file in the gateway's folder.</summary>
    Sqlite,

    /// <summary>A server of the run's own.</summary>
    Postgres,
}
