using System.Collections.Concurrent;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Smsc;
using PushPortal.Tests.Fakes;
using PushPortal.Tests.Persistence;
using PushPortal.Web.Portal.Components;

namespace PushPortal.Tests.Portal;

/// <summary>A link of an SMSC whose loop does nothing but what orders say; the orders, its policy and the audit log are in a store of its own.</summary>
internal sealed class OrderedLink : IAsyncDisposable
{
    private readonly StoreUnderTest _store = new();
    private readonly SmscStatus _status = new();
    private readonly SmscInbox _inbox = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _loop;

    internal OrderedLink(LinkStatus first)
    {
        Kept = new StandingOrders(_store);
        Policies = new LinkPolicies(new LinkPolicy(), _store, _store.Clock);
        Watch = new LinkWatch(_status, [new RecordingLink(first.Name)], Policies, null, TimeSpan.FromMinutes(2), new LinkOrders(Kept, _inbox, TimeProvider.System));
        _status.Publish([first], 0);
        _loop = ServeAsync();
    }

    internal StandingOrders Kept { get; }

    internal LinkPolicies Policies { get; }

    /// <summary>What the portal sees of it.</summary>
    internal LinkWatch Watch { get; }

    /// <summary>What the loop was told, the first first.</summary>
    internal ConcurrentQueue<LinkOrder> Ordered { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
        _store.Dispose();
    }

    /// <summary>What is in the audit log, the oldest first.</summary>
    internal List<AuditEntry> Audited()
    {
        using var db = _store.CreateDbContext();
        return [.. db.Audit.AsEnumerable().OrderBy(row => row.Id).Select(row => row.Record().Entry)];
    }

    /// <summary>Does what the SMSC's loop does with orders.</summary>
    private async Task ServeAsync()
    {
        await foreach (var command in _inbox.Commands.ReadAllAsync(_ending.Token))
        {
            var order = (LinkCommand)command.Subject!;
            Ordered.Enqueue(order.Order);
            _status.Publish([_status.Links[0] with { Mode = order.Order.Mode, Order = order.Order, SegmentsPerSecond = order.Order.SegmentsPerSecond ?? 0 }], 0);
            order.Done.SetResult();
        }
    }
}
