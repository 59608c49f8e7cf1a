using Microsoft.Extensions.Diagnostics.HealthChecks;
using PushPortal.Domain.Pushes;

namespace PushPortal.Infrastructure.Transactions;

/// <summary>Degraded while submissions are suspended: the gateway works, and whoever balances load is not to take its portal away, where it is resumed.</summary>
public sealed class IntakeHealth(SubmissionIntake intake) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        intake.Suspension is { } suspension ? HealthCheckResult.Degraded($"New submissions are refused since {suspension.Since:O}.") : HealthCheckResult.Healthy());
}
