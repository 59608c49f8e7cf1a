using Microsoft.Extensions.Diagnostics.HealthChecks;
using PushPortal.Domain.Pushes;

namespace PushPortal.Infrastructure.Persistence;

/// <summary>Ready while the store takes what is written to it, however slowly; degraded while its log only grows.</summary>
public sealed class StoreHealth(StoreState state) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Result);

    private HealthCheckResult Result => state switch
    {
        { Trouble: { } trouble } => HealthCheckResult.Unhealthy($"The store has failed since {trouble.Since:O}: {trouble.Reason}"),
        { LogTrouble: { } trouble } => HealthCheckResult.Degraded($"The store's log cannot be carried over since {trouble.Since:O}: {trouble.Reason}"),
        _ => HealthCheckResult.Healthy(),
    };
}
