using Microsoft.Extensions.Hosting;
using PushPortal.Domain.Transactions;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>Tells of simulated handsets that are back, as a network's AlertServiceCentre does.</summary>
internal sealed class HandsetAlertRelay(SimulatedHandsets handsets, IEnumerable<IHandsetAlerts> listeners) : IHostedService
{
    private readonly IHandsetAlerts[] _listeners = [.. listeners];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        handsets.HandsetAvailable += Tell;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        handsets.HandsetAvailable -= Tell;
        return Task.CompletedTask;
    }

    private void Tell(string recipient) => Array.ForEach(_listeners, listener => listener.HandsetAvailable(recipient));
}
