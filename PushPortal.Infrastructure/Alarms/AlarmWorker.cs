using Microsoft.Extensions.Hosting;
using PushPortal.Domain.Alarms;

namespace PushPortal.Infrastructure.Alarms;

/// <summary>Looks every five seconds, and at once when an alarm was acknowledged, so that this is kept.</summary>
internal sealed class AlarmWorker(AlarmWatch watch, AlarmSignal signal, TimeProvider clock) : BackgroundService
{
    internal static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await watch.KeepAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The time to stop is over: what stands is seen again at the next start.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What is read before the first wait is not waited for by the start of the gateway.
        await Task.Yield();
        while (true)
        {
            var next = clock.GetUtcNow() + LookEvery;
            await watch.LookAsync(stoppingToken);
            await signal.WaitUntilAsync(next, stoppingToken);
        }
    }
}
