using PushPortal.Domain.Accounts;
using PushPortal.Infrastructure.Persistence;
using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Api.Accounts;

/// <summary>An account as its own keys see it.</summary>
/// <param name="Code">What it is called by programs.</param>
/// <param name="ContentRetentionSeconds">How long contents of its pushes that ended are kept from when they were received: the account's own time, or the gateway's; at most as long as pushes are kept.</param>
/// <param name="Hold">By whom and why its pushes are held; null while they go their way.</param>
internal sealed record AccountModel(string Code, string Name, long ContentRetentionSeconds, HoldModel? Hold)
{
    /// <param name="storage">The gateway's times: for accounts without one of their own, and the pushes' own end.</param>
    /// <param name="sight">Of who asks: people may have written numbers into a reason.</param>
    internal static AccountModel Of(ServiceProvider account, StorageOptions storage, NumberSight sight)
    {
        var kept = account.ContentRetention ?? storage.ContentRetention;
        return new(account.Code, account.Name, (long)(kept < storage.Retention ? kept : storage.Retention).TotalSeconds, account.Hold is { } hold ? new HoldModel(hold.Since, hold.By, sight.InWords(account.Id, hold.Reason)) : null);
    }
}
