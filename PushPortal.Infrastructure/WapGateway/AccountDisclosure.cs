using PushPortal.Domain.Accounts;
using PushPortal.Domain.WapGateway;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>
/// An origin may be told a number when the newest push to it that named the URL is of an account that is allowed it: that account knew the number already. What a
/// handset fetches by itself, and where it is redirected to, is nobody's push, and so nobody is told.
/// </summary>
internal sealed class AccountDisclosure(IFetchedPushes pushes, IAccountDirectory accounts) : INumberDisclosure
{
    public async ValueTask<bool> MayTellAsync(string msisdn, string url, CancellationToken ct) =>
        // Where no account is allowed it, which is usual, a fetch does not wait for the store.
        accounts.All.Any(IsAllowed)
        && await pushes.FindAsync(msisdn, url, ct) is { } transaction
        && accounts.Find(transaction.AccountId) is { } account
        && IsAllowed(account);

    private static bool IsAllowed(ServiceProvider account) => account is { Enabled: true, HeaderEnrichment: true };
}
