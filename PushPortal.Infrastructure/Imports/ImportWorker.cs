using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Imports;
using PushPortal.Domain.Work;

namespace PushPortal.Infrastructure.Imports;

/// <summary>Carries on the imports that are being checked or run; after a restart from where they stood.</summary>
internal sealed partial class ImportWorker(ImportWork work, ImportSignal signal, TimeProvider clock, ILogger<ImportWorker> logger) : BackgroundService
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What is read before the first wait is not waited for by the start of the gateway.
        await Task.Yield();
        while (true)
        {
            DateTimeOffset? next;
            try
            {
                next = await work.StepAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogStepFailed(failure);
                next = clock.GetUtcNow() + PauseAfterFailure;
            }

            await signal.WaitUntilAsync(next, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "A piece of an import failed and will be tried again")]
    private partial void LogStepFailed(Exception failure);
}
