using System.Collections.Concurrent;
using PushPortal.Domain.Audit;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;
using static PushPortal.Infrastructure.Persistence.StoredInstant;

namespace PushPortal.Infrastructure.Smsc;

/// <summary>What administrators order of links: kept first, with its entry in the audit log, then done by the SMSC's loop.</summary>
public sealed class LinkOrders : IDisposable
{
    /// <summary>For the loop to do what is asked for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _one = new(1);
    private readonly StandingOrders? _kept;
    private readonly SmscInbox _inbox;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, LinkOrder> _orders = new(StringComparer.Ordinal);

    /// <param name="kept">Null where orders end with the process.</param>
    internal LinkOrders(StandingOrders? kept, SmscInbox inbox, TimeProvider clock) => (_kept, _inbox, _clock) = (kept, inbox, clock);

    /// <summary>Those that stand, by link.</summary>
    internal IReadOnlyDictionary<string, LinkOrder> Standing => _orders;

    /// <summary>Lets a link start groups, drains or stops it. When this returns the SMSC does so: nothing is sent any more over a link that was stopped.</summary>
    public Task SetAsync(string link, LinkMode mode, Actor by, string reason, CancellationToken ct) =>
        OrderAsync(link, before => new LinkOrder(mode, before?.SegmentsPerSecond, by.Name, reason, _clock.GetUtcNow()), by.Did(ActionOf(mode), AuditSubject.Link(link), reason: reason), ct);

    /// <param name="segmentsPerSecond">The most that the link is given; null for its settings' own limit.</param>
    public Task ThrottleAsync(string link, int? segmentsPerSecond, Actor by, string reason, CancellationToken ct) => OrderAsync(
        link,
        before => new LinkOrder(before?.Mode ?? LinkMode.Running, segmentsPerSecond, by.Name, reason, _clock.GetUtcNow()),
        by.Did(AuditAction.LinkThrottled, AuditSubject.Link(link), reason: reason),
        ct);

    public void Dispose() => _one.Dispose();

    /// <summary>Reads what was ordered before.</summary>
    internal async Task LoadAsync(CancellationToken ct)
    {
        if (_kept is null)
        {
            return;
        }

        foreach (var row in await _kept.AllAsync(ct))
        {
            if (row.Subject.StartsWith(StandingOrderRow.Link, StringComparison.Ordinal))
            {
                _orders[row.Subject[StandingOrderRow.Link.Length..]] =
                    new LinkOrder((LinkMode)row.Mode, row.SegmentsPerSecond, row.OrderedBy, row.Reason, Instant(row.OrderedAt));
            }
        }
    }

    /// <param name="change">Makes the order of the one before: what it says nothing about stays, whoever ordered that.</param>
    private async Task OrderAsync(string link, Func<LinkOrder?, LinkOrder> change, AuditEntry entry, CancellationToken ct)
    {
        Task done;
        await _one.WaitAsync(ct);
        try
        {
            var before = _orders.GetValueOrDefault(link);
            var order = change(before);
            await KeepAsync(link, order, entry.Changing(Facts(before), Facts(order)), ct);
            _orders[link] = order;
            done = _inbox.OrderAsync(link, order);
        }
        finally
        {
            _one.Release();
        }

        await done.WaitAsync(Patience, _clock, ct);
    }

    private Task KeepAsync(string link, LinkOrder order, AuditEntry entry, CancellationToken ct)
    {
        var subject = StandingOrderRow.Link + link;
        return _kept is null ? Task.CompletedTask : order.IsNone ? _kept.ForgetAsync(subject, entry, order.At, ct) : _kept.KeepAsync(
            new StandingOrderRow
            {
                Subject = subject,
                Mode = (byte)order.Mode,
                SegmentsPerSecond = order.SegmentsPerSecond,
                OrderedBy = order.By,
                Reason = order.Reason,
                OrderedAt = order.At.UtcTicks,
            },
            entry,
            ct);
    }

    private static string ActionOf(LinkMode mode) => mode switch
    {
        LinkMode.Running => AuditAction.LinkStarted,
        LinkMode.Draining => AuditAction.LinkDrained,
        _ => AuditAction.LinkStopped,
    };

    private static object Facts(LinkOrder? order) => new { Mode = order?.Mode ?? LinkMode.Running, order?.SegmentsPerSecond };
}
