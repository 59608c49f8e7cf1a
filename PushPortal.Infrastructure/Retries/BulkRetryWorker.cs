using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Retries;
using PushPortal.Domain.Work;

namespace PushPortal.Infrastructure.Retries;

/// <summary>Carries on the bulk retries that run; after a restart from where they stood.</summary>
internal sealed partial class BulkRetryWorker(BulkRetryRunner runner, BulkRetrySignal signal, TimeProvider clock, ILogger<BulkRetryWorker> logger) : BackgroundService
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What is read before the first wait is not waited for by the start of the gateway.
        await Task.Yield();
        while (true)
        {
            var started = clock.GetUtcNow();
            DateTimeOffset? next;
            try
            {
                next = await runner.StepAsync(stoppingToken) ? started + BulkRetryRunner.Beat : null;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogStepFailed(failure);
                next = clock.GetUtcNow() + PauseAfterFailure;
            }

            await signal.WaitUntilAsync(next, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "A piece of a bulk retry failed and will be tried again")]
    private partial void LogStepFailed(Exception failure);
}
