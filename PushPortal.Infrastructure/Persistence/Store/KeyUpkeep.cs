using Microsoft.Extensions.Hosting;

namespace PushPortal.Infrastructure.Persistence.Store;

/// <summary>What is done behind the message path for the keys that rows are found by: a round at the start, and one after each interval.</summary>
internal abstract class KeyUpkeep(TimeSpan interval, TimeProvider clock) : BackgroundService
{
    protected TimeSpan Interval => interval;

    protected TimeProvider Clock => clock;

    /// <summary>One round.</summary>
    internal abstract Task KeepAsync(CancellationToken stopping);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What is read and written before the first wait is not waited for by the start of the gateway.
        await Task.Yield();
        using var timer = new PeriodicTimer(interval, clock);
        do
        {
            try
            {
                await KeepAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>A round failed; there is another after the interval.</summary>
    protected abstract void LogFailed(Exception failure);
}
