using System.Diagnostics.Metrics;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Transactions;
using PushPortal.Web.Live;

namespace PushPortal.Web.Operations;

/// <summary>The gateway's own figures. They are read when they are asked for; the message path only counts.</summary>
internal sealed class GatewayMetrics : IDisposable
{
    internal const string MeterName = "PushPortal";

    private readonly Meter _meter;

    public GatewayMetrics(DeliveryFeed feed, IMeterFactory meters, TransactionDispatcher dispatcher, NotificationFigures notifications)
    {
        _meter = meters.Create(MeterName);
        _meter.CreateObservableCounter(
            "pushportal.transaction.changes",
            () => Enum.GetValues<TransactionState>().Select(state => new Measurement<long>(feed.Published(state), new KeyValuePair<string, object?>("state", state.Word()))),
            description: "Changes of transactions, by the state that they led to");
        _meter.CreateObservableGauge("pushportal.transactions.suspended", () => dispatcher.Suspended, description: "Transactions at the SMSC");
        _meter.CreateObservableGauge("pushportal.notifications.waiting", () => notifications.Waiting, description: "Result notifications that are neither confirmed nor given up");
        _meter.CreateObservableGauge(
            "pushportal.notification.targets",
            () => Enum.GetValues<CircuitState>().Select(state => new Measurement<long>(notifications.Targets(state), new KeyValuePair<string, object?>("state", Word(state)))),
            description: "Hosts and ports for which result notifications wait, by the state of their circuit");
    }

    public void Dispose() => _meter.Dispose();

    private static string Word(CircuitState state) => state switch
    {
        CircuitState.Closed => "closed",
        CircuitState.Open => "open",
        _ => "probing",
    };
}
