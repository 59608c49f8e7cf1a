using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Persistence.Postgres;

/// <summary>Keeps the partitions of the keys: there are some for the days to come, and none of days whose pushes are gone.</summary>
internal sealed partial class KeyUpkeep(PushStore store, TimeProvider clock, ILogger<KeyUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await KeepAsync();
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One round.</summary>
    internal async Task KeepAsync()
    {
        await store.Writer.RunAsync(new PrepareKeyDaysOperation(clock.GetUtcNow()));
        await store.Writer.RunAsync(new DropKeyDaysOperation(clock.GetUtcNow()));
    }

    [LoggerMessage(LogLevel.Error, "The partitions of the keys could not be kept; it is tried again in an hour")]
    private partial void LogFailed(Exception failure);
}
