using Hangfire;
using Microsoft.Extensions.Options;
using PushPortal.Infrastructure.Maintenance;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Web.Operations;

/// <summary>
/// Registers the recurring jobs anew at each start: a job store in memory forgets them, and one that is kept may have them with other times. The gateway's work does not wait for it: a node that was killed
/// may have left a lock on one of them, which lasts for some minutes.
/// </summary>
internal sealed partial class RecurringJobs(IRecurringJobManager jobs, IOptions<BackupOptions> backups, TimeProvider clock, ILogger<RecurringJobs> logger) : BackgroundService
{
    /// <summary>Before what could not be registered is tried again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (backups.Value.Schedule is { Length: > 0 } schedule)
        {
            Schedule(schedule);
        }

        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await Task.Run(TryRegister, stoppingToken))
        {
            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    private bool TryRegister()
    {
        try
        {
            jobs.AddOrUpdate<RetentionPurge>(RetentionPurge.JobId, purge => purge.RunAsync(CancellationToken.None), Cron.Hourly());
            jobs.AddOrUpdate<ContentPurge>(ContentPurge.JobId, purge => purge.RunAsync(CancellationToken.None), Cron.Hourly());
            // Behind the time in which an hour settles.
            jobs.AddOrUpdate<UsageRollUp>(UsageRollUp.JobId, usage => usage.RunAsync(CancellationToken.None), Cron.Hourly(15));
            jobs.AddOrUpdate<ImportPurge>(ImportPurge.JobId, purge => purge.RunAsync(CancellationToken.None), Cron.Hourly());
            return true;
        }
        catch (Exception failure)
        {
            LogUnregistered(failure);
            return false;
        }
    }

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

    [LoggerMessage(LogLevel.Warning, "The calendar's jobs could not be registered; it is tried again")]
    private partial void LogUnregistered(Exception failure);
}
