using System.Diagnostics.Metrics;
using PushPortal.Domain.Live;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Operations;

/// <summary>The gateway's own figures, counted from the feed of committed changes.</summary>
internal sealed class GatewayMetrics : IHostedService, IDisposable
{
    internal const string MeterName = "PushPortal";

    private readonly IDeliveryFeed _feed;
    private readonly Meter _meter;
    private readonly Counter<long> _changes;
    private IDisposable? _subscription;

    public GatewayMetrics(IDeliveryFeed feed, IMeterFactory meters, TransactionDispatcher dispatcher)
    {
        _feed = feed;
        _meter = meters.Create(MeterName);
        _changes = _meter.CreateCounter<long>("pushportal.transaction.changes", description: "Changes of transactions, by the state that they led to");
        _meter.CreateObservableGauge("pushportal.transactions.suspended", () => dispatcher.Suspended, description: "Transactions at the SMSC");
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = _feed.Subscribe(null, Count);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _meter.Dispose();
    }

    private void Count(IReadOnlyList<TransactionChanged> changes)
    {
        foreach (var change in changes)
        {
            _changes.Add(1, new KeyValuePair<string, object?>("state", change.State.Word()));
        }
    }
}
