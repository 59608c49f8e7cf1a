using System.Collections.Concurrent;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Identifiers;
using PushPortal.Domain.Pushes;

namespace PushPortal.Domain.Transactions;

/// <summary>
/// What is due of accounts that are held is set aside where nothing looks for what is due: a row is read once for it, and again when the account is released or its own
/// lifetime ends, so a backlog that is held costs the others nothing. After the release they go in their order, and what comes meanwhile goes behind them.
/// </summary>
/// <param name="holds">Null where no account can be held.</param>
internal sealed class HeldTransactions(IPushStore store, AccountHolds? holds, IdSequence ids, TimeProvider clock)
{
    /// <summary>Accounts that something may be set aside of.</summary>
    private readonly ConcurrentDictionary<long, bool> _accounts = [];
    private int _turn;

    /// <summary>Something is set aside, or will be.</summary>
    internal bool Any => !_accounts.IsEmpty || holds is { Count: > 0 };

    /// <summary>Whether what falls due of the account now has to be set aside.</summary>
    internal bool Keeps(long accountId) => Any && (_accounts.ContainsKey(accountId) || holds?.Of(accountId) is not null);

    /// <summary>Finds what was set aside before the process started.</summary>
    internal async Task RecoverAsync(CancellationToken ct)
    {
        foreach (var account in await store.AccountsWithHeldAsync(ct))
        {
            _accounts[account] = true;
        }
    }

    /// <summary>What is set aside and has come to its end, which no hold puts off.</summary>
    internal async Task<IReadOnlyList<DueTransaction>> EndedAsync(int limit, CancellationToken ct) =>
        _accounts.IsEmpty ? [] : await store.HeldToTheEndAsync(clock.GetUtcNow(), limit, ct);

    /// <summary>Sets aside what of these is to wait.</summary>
    /// <returns>The others, the changes, and whether each was made.</returns>
    internal async Task<(List<DueTransaction> Free, IReadOnlyList<TransactionChange> Changes, IReadOnlyList<bool> Made)> SetAsideAsync(IReadOnlyList<DueTransaction> due, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var free = new List<DueTransaction>(due.Count);
        var changes = new List<TransactionChange>();
        foreach (var one in due)
        {
            if (one.Transaction.ExpiresAt > now && Keeps(one.Transaction.AccountId))
            {
                changes.Add(one.After(new TransactionEvent.AccountHeld(holds?.Of(one.Transaction.AccountId)), now, ids.Next));
                _accounts[one.Transaction.AccountId] = true;
            }
            else
            {
                free.Add(one);
            }
        }

        return (free, changes, changes.Count == 0 ? [] : await store.ApplyAsync(changes, ct));
    }

    /// <summary>What goes next of the accounts that were released, a part of each.</summary>
    internal async Task<List<DueTransaction>> ReleasedAsync(int most, CancellationToken ct)
    {
        var released = new List<DueTransaction>();
        var accounts = _accounts.Keys.Where(account => holds?.Of(account) is null).Order().ToList();
        for (var at = 0; at < accounts.Count && released.Count < most; at++)
        {
            var account = accounts[(_turn + at) % accounts.Count];
            var next = await store.HeldAsync(account, Math.Min(most - released.Count, Math.Max(1, most / accounts.Count)), ct);
            if (next.Count == 0)
            {
                _accounts.TryRemove(account, out _);
            }

            released.AddRange(next);
        }

        _turn = unchecked(_turn + 1) & int.MaxValue;
        return released;
    }

    /// <summary>Those that share the places there are: half for what was released, half for what fell due, and what the one does not need is the other's.</summary>
    internal List<DueTransaction> Shared(List<DueTransaction> free, List<DueTransaction> released, int places)
    {
        if (released.Count == 0)
        {
            return free;
        }

        // The odd place goes to each in turn: otherwise one at a time would always be the same one's.
        var ofFree = Math.Max((places + (_turn & 1)) / 2, places - released.Count);
        return [.. free.Take(ofFree), .. released.Take(Math.Max(0, places - Math.Min(ofFree, free.Count)))];
    }
}
