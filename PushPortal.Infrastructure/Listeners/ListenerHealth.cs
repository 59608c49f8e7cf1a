using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PushPortal.Infrastructure.Listeners;

/// <summary>Ready while every listener of this process's roles takes what comes. (One that cannot begin stops the start.)</summary>
public sealed class ListenerHealth(IEnumerable<Listener> listeners) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var closed = listeners.Where(listener => !listener.IsOpen()).Select(listener => listener.Name).ToList();
        return Task.FromResult(closed.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"Nothing is taken any more by {string.Join(", ", closed)}."));
    }
}
