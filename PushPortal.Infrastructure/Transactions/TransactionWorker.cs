using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Transactions;
using PushPortal.Domain.Work;

namespace PushPortal.Infrastructure.Transactions;

/// <summary>Hands over what is due; at start, what the last process left at the SMSC.</summary>
internal sealed partial class TransactionWorker(TransactionDispatcher dispatcher, TransactionSignal signal, AccountHolds holds, TimeProvider clock, ILogger<TransactionWorker> logger) : BackgroundService
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    public override void Dispose()
    {
        holds.Changed -= signal.Wake;
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        holds.Changed += signal.Wake;
        var recovered = false;
        while (true)
        {
            DateTimeOffset? nextDue = clock.GetUtcNow() + PauseAfterFailure;
            try
            {
                if (!recovered)
                {
                    await dispatcher.RecoverAsync(stoppingToken);
                    recovered = true;
                }

                nextDue = await dispatcher.DispatchDueAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogPassFailed(failure);
            }

            await signal.WaitUntilAsync(nextDue, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "A dispatch pass failed and will be tried again")]
    private partial void LogPassFailed(Exception failure);
}
