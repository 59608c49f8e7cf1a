using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PushPortal.Infrastructure.Persistence.Store;

namespace PushPortal.Infrastructure.Nodes;

/// <summary>Ends the work of this node when another one has taken over. What it still tries to send or to store fails meanwhile.</summary>
internal sealed partial class LeaseWatch(StoreDatabase database, NodeTurn turn, IHostApplicationLifetime lifetime, ILogger<LeaseWatch> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.Lease.LostAsync(stoppingToken);
        LogLost();
        turn.StoodDown = !lifetime.ApplicationStopping.IsCancellationRequested;
        lifetime.StopApplication();
    }

    [LoggerMessage(LogLevel.Critical, "Another node has taken over; this one stops its work")]
    private partial void LogLost();
}
