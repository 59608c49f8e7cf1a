using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Smsc;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>The one loop that answers the simulated network's segments when they are due.</summary>
internal sealed partial class SimulatedNetworkWorker(SimulatedNetwork network, ISegmentAnswers answers, ILogger<SimulatedNetworkWorker> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                network.DeliverDue(answers);
            }
            catch (Exception failure)
            {
                LogPassFailed(failure);
            }

            await network.WaitUntilDueAsync(stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "A pass of the simulated network failed; the segments that are left follow in the next")]
    private partial void LogPassFailed(Exception failure);
}
