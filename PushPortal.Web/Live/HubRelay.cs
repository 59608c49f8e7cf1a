using Microsoft.AspNetCore.SignalR;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Live;
using PushPortal.Domain.Transactions;

namespace PushPortal.Web.Live;

/// <summary>Carries the feed to the hub's connections.</summary>
internal sealed class HubRelay(IDeliveryFeed feed, IHubContext<DeliveryHub> hub) : IHostedService
{
    private const string Method = "transactionChanged";

    private IDisposable? _subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = feed.Subscribe(null, Relay);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        return Task.CompletedTask;
    }

    private void Relay(IReadOnlyList<TransactionChanged> changes)
    {
        foreach (var change in changes)
        {
            var message = DeliveryMessage.Of(change);
            _ = hub.Clients.Groups(DeliveryHub.GroupOf(change.AccountId), DeliveryHub.Staff).SendAsync(Method, message);
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
