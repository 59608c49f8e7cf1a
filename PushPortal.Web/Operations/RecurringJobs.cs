using Hangfire;
using PushPortal.Infrastructure.Maintenance;

namespace PushPortal.Web.Operations;

/// <summary>Registers the recurring jobs anew at each start: the job store forgets them.</summary>
internal sealed class RecurringJobs(IRecurringJobManager jobs) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        jobs.AddOrUpdate<RetentionPurge>(RetentionPurge.JobId, purge => purge.RunAsync(CancellationToken.None), Cron.Hourly());
        jobs.AddOrUpdate<ImportPurge>(ImportPurge.JobId, purge => purge.RunAsync(CancellationToken.None), Cron.Hourly());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
