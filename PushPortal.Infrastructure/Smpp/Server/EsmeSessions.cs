using PushPortal.Domain.Accounts;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>The bound sessions of each account.</summary>
internal sealed class EsmeSessions
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, List<EsmeSession>> _byAccount = [];
    private readonly Dictionary<long, int> _turn = [];

    /// <summary>False when the account has as many as it may.</summary>
    internal bool TryAdd(EsmeSession session, ServiceProvider account)
    {
        lock (_gate)
        {
            var sessions = _byAccount.GetValueOrDefault(account.Id) ?? [];
            if (sessions.Count >= account.Smpp.Binds)
            {
                return false;
            }

            sessions.Add(session);
            _byAccount[account.Id] = sessions;
            return true;
        }
    }

    internal void Remove(EsmeSession session)
    {
        lock (_gate)
        {
            if (session.Account is { } account && _byAccount.TryGetValue(account.Id, out var sessions) && sessions.Remove(session) && sessions.Count == 0)
            {
                _byAccount.Remove(account.Id);
                _turn.Remove(account.Id);
            }
        }
    }

    /// <summary>Whether it is one of the oldest, of which the account may have as many now.</summary>
    internal bool IsAmong(EsmeSession session, ServiceProvider account)
    {
        lock (_gate)
        {
            return _byAccount.TryGetValue(account.Id, out var sessions) && sessions.IndexOf(session) < account.Smpp.Binds;
        }
    }

    /// <summary>Whether a session of the account is as asked.</summary>
    internal bool Has(long accountId, Func<EsmeSession, bool> isAsAsked)
    {
        lock (_gate)
        {
            return _byAccount.TryGetValue(accountId, out var sessions) && sessions.Exists(session => isAsAsked(session));
        }
    }

    /// <summary>The next session of the account that is as asked, in turn; null when there is none.</summary>
    internal EsmeSession? Next(long accountId, Func<EsmeSession, bool> isAsAsked)
    {
        lock (_gate)
        {
            if (!_byAccount.TryGetValue(accountId, out var sessions))
            {
                return null;
            }

            var turn = _turn.GetValueOrDefault(accountId);
            for (var at = 1; at <= sessions.Count; at++)
            {
                var place = (turn + at) % sessions.Count;
                if (isAsAsked(sessions[place]))
                {
                    _turn[accountId] = place;
                    return sessions[place];
                }
            }

            return null;
        }
    }
}
