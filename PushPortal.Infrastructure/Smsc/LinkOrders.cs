using System.Collections.Concurrent;
using PushPortal.Domain.Smsc;
using PushPortal.Infrastructure.Persistence;
using PushPortal.Infrastructure.Persistence.Rows;

namespace PushPortal.Infrastructure.Smsc;

/// <summary>What administrators order of links: kept first, then done by the SMSC's loop.</summary>
public sealed class LinkOrders
{
    /// <summary>For the loop to do what is asked for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly StandingOrders? _kept;
    private readonly SmscInbox _inbox;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, LinkOrder> _orders = new(StringComparer.Ordinal);

    /// <param name="kept">Null where orders end with the process.</param>
    internal LinkOrders(StandingOrders? kept, SmscInbox inbox, TimeProvider clock) => (_kept, _inbox, _clock) = (kept, inbox, clock);

    /// <summary>Those that stand, by link.</summary>
    internal IReadOnlyDictionary<string, LinkOrder> Standing => _orders;

    /// <summary>Lets a link start groups, drains or stops it. When this returns the SMSC does so: nothing is sent any more over a link that was stopped.</summary>
    public Task SetAsync(string link, LinkMode mode, string by, string reason, CancellationToken ct) =>
        OrderAsync(link, new LinkOrder(mode, _orders.GetValueOrDefault(link)?.SegmentsPerSecond, by, reason, _clock.GetUtcNow()), ct);

    /// <param name="segmentsPerSecond">The most that the link is given; null for its settings' own limit.</param>
    public Task ThrottleAsync(string link, int? segmentsPerSecond, string by, string reason, CancellationToken ct) =>
        OrderAsync(link, new LinkOrder(_orders.GetValueOrDefault(link)?.Mode ?? LinkMode.Running, segmentsPerSecond, by, reason, _clock.GetUtcNow()), ct);

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
                    new LinkOrder((LinkMode)row.Mode, row.SegmentsPerSecond, row.OrderedBy, row.Reason, new DateTimeOffset(row.OrderedAt, TimeSpan.Zero));
            }
        }
    }

    private async Task OrderAsync(string link, LinkOrder order, CancellationToken ct)
    {
        await KeepAsync(link, order, ct);
        _orders[link] = order;
        await _inbox.OrderAsync(link, order).WaitAsync(Patience, _clock, ct);
    }

    private Task KeepAsync(string link, LinkOrder order, CancellationToken ct)
    {
        var subject = StandingOrderRow.Link + link;
        return _kept is null ? Task.CompletedTask : order.IsNone ? _kept.ForgetAsync(subject, ct) : _kept.KeepAsync(
            new StandingOrderRow
            {
                Subject = subject,
                Mode = (byte)order.Mode,
                SegmentsPerSecond = order.SegmentsPerSecond,
                OrderedBy = order.By,
                Reason = order.Reason,
                OrderedAt = order.At.UtcTicks,
            },
            ct);
    }
}
