using System.Collections.Frozen;

namespace PushPortal.Domain.Accounts;

/// <summary>The accounts whose pushes are held, as the directory read them last: the message path asks it and no store. Safe to use from any thread.</summary>
public sealed class AccountHolds
{
    private volatile FrozenDictionary<long, AccountHold> _holds = FrozenDictionary<long, AccountHold>.Empty;

    /// <summary>An account was held, or released.</summary>
    public event Action? Changed;

    /// <summary>How many accounts are held.</summary>
    public int Count => _holds.Count;

    /// <summary>Null while the account's pushes go their way.</summary>
    public AccountHold? Of(long accountId) => _holds.GetValueOrDefault(accountId);

    public void Set(IEnumerable<ServiceProvider> accounts)
    {
        var before = _holds;
        var now = accounts.Where(account => account.Hold is not null).ToFrozenDictionary(account => account.Id, account => account.Hold!);
        _holds = now;
        if (before.Count != now.Count || before.Keys.Any(id => !now.ContainsKey(id)))
        {
            Changed?.Invoke();
        }
    }
}
