using Microsoft.Extensions.Logging;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Callbacks;
using PushPortal.Domain.Notifications;
using PushPortal.Domain.Pushes;
using PushPortal.Infrastructure.Notifications;

namespace PushPortal.Infrastructure.Callbacks;

/// <summary>Stands before the endpoints of accounts: sends on to where an endpoint is now, to none that is disabled, and disables one that is gone or fails for too long.</summary>
internal sealed partial class CallbackGate(IAccountDirectory accounts, ICallbackEndpoints endpoints, CallbackHealth health, TimeProvider clock, ILogger<CallbackGate> logger)
{
    internal static readonly NotifierAnswer Closed = NotifierAnswer.Skip("The callback endpoint is disabled or gone");

    /// <summary>Gives a notification the address of the account's endpoint as it is now; false when that takes none. What names its own target goes as it is.</summary>
    internal bool Open(ref DueNotification due)
    {
        if (due.Notification.Target.OfEndpoint is null)
        {
            return true;
        }

        if (EndpointOf(due) is not { Enabled: true } endpoint)
        {
            return false;
        }

        if (endpoint.Url != due.Notification.Target.Url)
        {
            var there = new NotificationTarget(NotificationKind.Webhook, endpoint.Url) { OfEndpoint = due.Notification.Target.OfEndpoint };
            // Its row is found by the host that it was made for.
            due = due with { Notification = due.Notification with { Target = there, Authority = due.Notification.Authority } };
        }

        return true;
    }

    /// <summary>Takes what came back from an endpoint.</summary>
    /// <param name="sent">As <see cref="Open"/> has left it.</param>
    internal async Task JudgeAsync(DueNotification sent, NotifierAnswer answer, CancellationToken ct)
    {
        // What was sent to an address that is no longer the endpoint's says nothing of it.
        if (sent.Notification.Target.OfEndpoint is null || answer.Skipped || EndpointOf(sent) is not { Enabled: true } endpoint || endpoint.Url != sent.Notification.Target.Url)
        {
            return;
        }

        if (answer.Confirmed)
        {
            health.Confirmed(endpoint);
        }
        else if (health.Failed(endpoint, sent.Notification.TransactionId, clock.GetUtcNow()) || answer.Gone)
        {
            await DisableAsync(endpoint, answer.Gone ? CallbackSwitch.Gone : CallbackSwitch.Failing, ct);
        }
    }

    private async Task DisableAsync(CallbackEndpoint endpoint, CallbackSwitch why, CancellationToken ct)
    {
        try
        {
            if (await endpoints.DisableAsync(endpoint, why, ct))
            {
                LogDisabled(endpoint.AccountId, why);
            }
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            // The next failure tries again.
            LogNotDisabled(endpoint.AccountId, failure);
        }
    }

    private CallbackEndpoint? EndpointOf(DueNotification due) => accounts.Find(due.Notification.AccountId)?.Callbacks;

    [LoggerMessage(LogLevel.Warning, "The callback endpoint of account {AccountId} was disabled: {Why}")]
    private partial void LogDisabled(long accountId, CallbackSwitch why);

    [LoggerMessage(LogLevel.Error, "The callback endpoint of account {AccountId} could not be disabled")]
    private partial void LogNotDisabled(long accountId, Exception failure);
}
