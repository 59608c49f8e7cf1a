using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Refusals;
using PushPortal.Domain.Work;

namespace PushPortal.Infrastructure.Refusals;

/// <summary>Writes refusals down as they come, as many at a time as have gathered meanwhile.</summary>
internal sealed partial class RefusalWorker(RefusalLog log, IRefusalStore store, RefusalSignal signal, ILogger<RefusalWorker> logger) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await signal.WaitUntilAsync(null, stoppingToken);
            await WriteAsync();
        }
    }

    private async Task WriteAsync()
    {
        var refusals = log.Take();
        if (refusals.Count == 0)
        {
            return;
        }

        try
        {
            await store.AddAsync(refusals);
        }
        catch (Exception failure)
        {
            // They were answered; a store that fails has more important things to keep.
            LogNotKept(refusals.Count, failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Count} refusals could not be kept")]
    private partial void LogNotKept(int count, Exception failure);
}
