using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Api.Accounts;

/// <summary>An account as its own keys see it.</summary>
/// <param name="Code">What it is called by programs.</param>
/// <param name="ContentRetentionSeconds">How long contents of its pushes that ended are kept from when they were received: the account's own time, or the gateway's.</param>
/// <param name="Hold">By whom and why its pushes are held; null while they go their way.</param>
internal sealed record AccountModel(string Code, string Name, long ContentRetentionSeconds, HoldModel? Hold)
{
    /// <param name="usual">For accounts without a time of their own.</param>
    internal static AccountModel Of(ServiceProvider account, TimeSpan usual) => new(
        account.Code, account.Name, (long)(account.ContentRetention ?? usual).TotalSeconds, account.Hold is { } hold ? new HoldModel(hold.Since, hold.By, hold.Reason) : null);
}
