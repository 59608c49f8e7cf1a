using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Transactions;

/// <summary>Lets go what waited for a handset that is back.</summary>
internal sealed partial class AlertWorker(AlertQueue queue, TransactionDispatcher dispatcher, ILogger<AlertWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var recipient in queue.Alerts.ReadAllAsync(stoppingToken))
        {
            try
            {
                await dispatcher.HandsetAvailableAsync(recipient, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotTaken(failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "An alert could not be acted on; what waits for the handset goes with its next probe")]
    private partial void LogNotTaken(Exception failure);
}
