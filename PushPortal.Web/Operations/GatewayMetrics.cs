using System.Diagnostics.Metrics;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Alarms;
using PushPortal.Domain.Nodes;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Domain.Smsc;
using PushPortal.Domain.Transactions;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Web.Live;

namespace PushPortal.Web.Operations;

/// <summary>The gateway's own figures. They are read when they are asked for; the message path only counts.</summary>
internal sealed class GatewayMetrics : IDisposable
{
    internal const string MeterName = "PushPortal";

    private readonly Meter _meter;

    public GatewayMetrics(
        DeliveryFeed feed, IMeterFactory meters, TransactionDispatcher dispatcher, SubmissionGate gate, SubmissionIntake intake, AccountHolds holds, NotificationFigures notifications, StoreState store, AlarmBoard alarms, NodeBoard nodes, IEnumerable<SmscStatus> smsc)
    {
        _meter = meters.Create(MeterName);
        _meter.CreateObservableCounter(
            "pushportal.transaction.changes",
            () => Enum.GetValues<TransactionState>().Select(state => new Measurement<long>(feed.Published(state), new KeyValuePair<string, object?>("state", state.Word()))),
            description: "Changes of transactions, by the state that they led to");
        _meter.CreateObservableGauge("pushportal.transactions.suspended", () => dispatcher.Suspended, description: "Transactions at the SMSC");
        _meter.CreateObservableGauge("pushportal.submissions.in_hand", () => gate.InHand, description: "Submissions that have come and are not stored yet; large ones count by their size");
        _meter.CreateObservableGauge("pushportal.submissions.waiting", () => gate.Waiting, description: "Submissions that wait for a place before they are turned away");
        _meter.CreateObservableGauge("pushportal.submissions.limit", () => gate.Limit, description: "How many the gateway takes in hand now");
        _meter.CreateObservableCounter(
            "pushportal.submissions.overload",
            () => Enum.GetValues<Priority>().Select(priority => new Measurement<long>(gate.Refused(priority), new KeyValuePair<string, object?>("priority", priority.ToString().ToLowerInvariant()))),
            description: "Submissions that were turned away because the gateway was overloaded");
        _meter.CreateObservableGauge("pushportal.submissions.suspended", () => intake.Suspension is null ? 0 : 1, description: "1 while an administrator has new submissions refused");
        _meter.CreateObservableGauge("pushportal.accounts.held", () => holds.Count, description: "Accounts whose pushes an administrator holds");
        _meter.CreateObservableCounter("pushportal.submissions.refused_while_suspended", () => intake.Refused, description: "Submissions that were refused for it");
        _meter.CreateObservableGauge("pushportal.notifications.waiting", () => notifications.Waiting, description: "Result notifications that are neither confirmed nor given up");
        _meter.CreateObservableGauge(
            "pushportal.notification.targets",
            () => Enum.GetValues<CircuitState>().Select(state => new Measurement<long>(notifications.Targets(state), new KeyValuePair<string, object?>("state", Word(state)))),
            description: "Hosts and ports for which result notifications wait, by the state of their circuit");
        _meter.CreateObservableCounter("pushportal.possible.duplicates", () => dispatcher.PossibleDuplicates, description: "Transactions that became possible duplicates");
        _meter.CreateObservableGauge("pushportal.store.failing", () => store.Trouble is null ? 0 : 1, description: "1 while nothing can be stored and pushes are refused");
        _meter.CreateObservableGauge("pushportal.store.failing.seconds", () => store.FailingFor.TotalSeconds, description: "How long the store has failed by now; 0 while it works");
        _meter.CreateObservableGauge("pushportal.store.log.failing", () => store.LogTrouble is null ? 0 : 1, description: "1 while the store's log cannot be carried over into the database, and grows");
        _meter.CreateObservableGauge(
            "pushportal.alarms.standing",
            () => Enum.GetValues<AlarmKind>().Select(kind => new Measurement<int>(alarms.Standing.Count(alarm => alarm.Kind == kind), new KeyValuePair<string, object?>("kind", kind.Word()))),
            description: "Alarms that stand, acknowledged or not");
        _meter.CreateObservableGauge(
            "pushportal.nodes",
            () => nodes.Nodes.Select(node => new Measurement<int>(1, new("node", node.Name), new("state", node.Word))),
            description: "1 for each node that shares the store, by what it does");
        _meter.CreateObservableGauge(
            "pushportal.lease.epoch",
            () => nodes.Nodes.Where(node => node.Epoch is not null).Select(node => new Measurement<long>(node.Epoch!.Value, new KeyValuePair<string, object?>("node", node.Name))),
            description: "The number of the lease, by the node that has it: each takeover is one more");
        foreach (var status in smsc)
        {
            AddLinks(status);
        }
    }

    public void Dispose() => _meter.Dispose();

    /// <summary>As the SMSC's loop last showed them.</summary>
    private void AddLinks(SmscStatus status)
    {
        _meter.CreateObservableCounter("pushportal.link.segments", () => status.Links.SelectMany(Segments), description: "Answers to segments, by link and outcome");
        _meter.CreateObservableGauge("pushportal.link.outstanding", () => Each(status, link => link.Outstanding), description: "Segments sent and not answered");
        _meter.CreateObservableGauge("pushportal.link.waiting_groups", () => Each(status, link => link.Waiting), description: "Groups that wait for the link");
        _meter.CreateObservableGauge("pushportal.link.stopped", () => Each(status, link => link.Mode == LinkMode.Stopped ? 1 : 0), description: "1 while the link is stopped by an administrator");
        _meter.CreateObservableGauge("pushportal.link.up", () => Each(status, link => link.Available && link.Mode != LinkMode.Stopped ? 1 : 0), description: "1 while segments can be sent over the link");
    }

    private static IEnumerable<Measurement<int>> Each(SmscStatus status, Func<LinkStatus, int> value) =>
        status.Links.Select(link => new Measurement<int>(value(link), new KeyValuePair<string, object?>("link", link.Name)));

    private static IEnumerable<Measurement<long>> Segments(LinkStatus link) =>
        from outcome in (IEnumerable<(string Word, long Count)>)[("delivered", link.Delivered), ("failed", link.NotDelivered), ("throttled", link.Throttlings)]
        select new Measurement<long>(outcome.Count, new("link", link.Name), new("outcome", outcome.Word));

    private static string Word(CircuitState state) => state switch
    {
        CircuitState.Closed => "closed",
        CircuitState.Open => "open",
        _ => "probing",
    };
}
