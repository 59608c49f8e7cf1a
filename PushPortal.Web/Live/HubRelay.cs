using Microsoft.AspNetCore.SignalR;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Live;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Live;

/// <summary>Carries the feed to the hub's connections: each audience that has any is one watcher of its own, so a burst of one account costs no other its changes.</summary>
internal sealed class HubRelay(IDeliveryFeed feed, IHubContext<DeliveryHub> hub, HubKeys keys, IAccountDirectory accounts) : IDisposable
{
    private const string Method = "transactionChanged";

    /// <summary>A push to ten thousand recipients changes them all at once.</summary>
    private const int MostInBatch = 100_000;

    private readonly Dictionary<HubAudience, (IDisposable Subscription, int Connections)> _audiences = [];
    private readonly Lock _lock = new();

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var (subscription, _) in _audiences.Values)
            {
                subscription.Dispose();
            }

            _audiences.Clear();
        }
    }

    internal void Joined(HubAudience audience)
    {
        lock (_lock)
        {
            _audiences[audience] = _audiences.TryGetValue(audience, out var present)
                ? present with { Connections = present.Connections + 1 }
                : (Watch(audience), 1);
        }
    }

    internal void Left(HubAudience audience)
    {
        lock (_lock)
        {
            if (!_audiences.TryGetValue(audience, out var present))
            {
                return;
            }

            if (present.Connections > 1)
            {
                _audiences[audience] = present with { Connections = present.Connections - 1 };
                return;
            }

            _audiences.Remove(audience);
            present.Subscription.Dispose();
        }
    }

    private IDisposable Watch(HubAudience audience)
    {
        // The watcher outlives the connection that was the first: it must not carry that one's context along.
        using (ExecutionContext.SuppressFlow())
        {
            // One batch after the other: a newer state must not be overtaken by an older one.
            var sent = Task.CompletedTask;
            return feed.Subscribe(audience.AccountId, changes => sent = SendAsync(sent, audience, changes), MostInBatch);
        }
    }

    private async Task SendAsync(Task before, HubAudience audience, IReadOnlyList<TransactionChanged> changes)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var connection in keys.TakeEnded(audience))
        {
            await hub.Groups.RemoveFromGroupAsync(connection.ConnectionId, audience.Group);
            connection.Abort();
        }

        var sight = new NumberSight(audience.NeedsNumbers, accounts);
        foreach (var change in changes)
        {
            await hub.Clients.Group(audience.Group).SendAsync(Method, DeliveryMessage.Of(sight.Of(change)));
        }
    }

    /// <summary>What a client of the hub gets.</summary>
    /// <param name="PushId">The initiator's push-id.</param>
    private sealed record DeliveryMessage(string TransactionId, string PushId, string Recipient, string State, string? Step, string? Reason, DateTimeOffset At)
    {
        internal static DeliveryMessage Of(in TransactionChanged change) => new(
            PublicId.Format(PublicId.Transaction, change.TransactionId),
            change.InitiatorPushId,
            change.Recipient,
            change.State.Word(),
            change.Step.Word(),
            change.Cause == FailureCause.None ? null : change.Cause.Words(),
            change.At);
    }
}
