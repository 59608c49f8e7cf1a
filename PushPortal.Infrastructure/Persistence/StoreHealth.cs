using Microsoft.Extensions.Diagnostics.HealthChecks;
using PushPortal.Infrastructure.Persistence.Sqlite;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Ready while the store takes what is written to it.</summary>
public sealed class StoreHealth : IHealthCheck
{
    private readonly SqliteStore _store;

    internal StoreHealth(SqliteStore store) => _store = store;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_store.Writer.Trouble is { } trouble ? HealthCheckResult.Unhealthy($"The store failed: {trouble}") : HealthCheckResult.Healthy());
}
