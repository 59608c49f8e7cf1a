using Microsoft.Extensions.Hosting;
using PushPortal.Domain.Nodes;

namespace PushPortal.Infrastructure.Nodes;

/// <summary>The signs of life of a node that works.</summary>
internal sealed class WorkingSigns(NodeSigns signs, NodeTurn turn) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!turn.StoodDown)
        {
            await signs.LeaveAsync(cancellationToken);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => signs.RunAsync(static () => NodeState.Works, stoppingToken);
}
