using PushPortal.Domain.Work;

namespace PushPortal.Domain.Callbacks;

/// <summary>Has one result told again, whether it was not told or was confirmed.</summary>
public sealed class ResendDesk(ICallbackLog log, NotificationSignal notifications, TimeProvider clock)
{
    /// <param name="accountId">Whose result it has to be; null for staff.</param>
    /// <param name="by">Who asks, for the history.</param>
    /// <exception cref="Pushes.StoreBusyException">It could not be stored now.</exception>
    public async Task<ResendOutcome> ResendAsync(CallbackId id, long? accountId, string by, CancellationToken ct)
    {
        var outcome = (await log.ResendAsync([id], new ResendAsk(by, accountId, clock.GetUtcNow(), OnlyUntold: false), ct))[0];
        if (outcome.IsAsked())
        {
            notifications.Wake();
        }

        return outcome;
    }
}
