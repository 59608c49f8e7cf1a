using Hangfire;
using Microsoft.Extensions.Options;
using PushPortal.Infrastructure.Maintenance;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Web.Operations;

/// <summary>Registers the recurring jobs anew at each start: a job store in memory forgets them, and one that is kept may have them with other times.</summary>
internal sealed class RecurringJobs(IRecurringJobManager jobs, IOptions<BackupOptions> backups) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        jobs.AddOrUpdate<RetentionPurge>(RetentionPurge.JobId, purge => purge.RunAsync(CancellationToken.None), Cron.Hourly());
        jobs.AddOrUpdate<ContentPurge>(ContentPurge.JobId, purge => purge.RunAsync(CancellationToken.None), Cron.Hourly());
        // Behind the time in which an hour settles.
        jobs.AddOrUpdate<UsageRollUp>(UsageRollUp.JobId, usage => usage.RunAsync(CancellationToken.None), Cron.Hourly(15));
        jobs.AddOrUpdate<ImportPurge>(ImportPurge.JobId, purge => purge.RunAsync(CancellationToken.None), Cron.Hourly());
        if (backups.Value.Schedule is { Length: > 0 } schedule)
        {
            Schedule(schedule);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Schedule(string schedule)
    {
        try
        {
            jobs.AddOrUpdate<ScheduledBackup>(ScheduledBackup.JobId, backup => backup.Run(), schedule);
        }
        catch (ArgumentException failure)
        {
            throw new SettingException($"{BackupOptions.Section}:{nameof(BackupOptions.Schedule)} is '{schedule}': it must be five fields of cron, such as 0 3 * * *.", failure);
        }
    }
}
