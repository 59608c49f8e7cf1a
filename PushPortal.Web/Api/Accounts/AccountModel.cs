using ServiceProvider = PushPortal.Domain.Accounts.ServiceProvider;

namespace PushPortal.Web.Api.Accounts;

/// <summary>An account as its own keys see it.</summary>
/// <param name="Code">What it is called by programs.</param>
/// <param name="Hold">By whom and why its pushes are held; null while they go their way.</param>
internal sealed record AccountModel(string Code, string Name, HoldModel? Hold)
{
    internal static AccountModel Of(ServiceProvider account) => new(account.Code, account.Name, account.Hold is { } hold ? new HoldModel(hold.Since, hold.By, hold.Reason) : null);
}
