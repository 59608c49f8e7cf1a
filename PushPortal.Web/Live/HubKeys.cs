using Microsoft.AspNetCore.SignalR;
using PushPortal.Domain.Accounts;

namespace PushPortal.Web.Live;

/// <summary>The hub's connections that came with an API key: one whose key is not in force any more is told nothing more.</summary>
internal sealed class HubKeys(IAccountDirectory accounts)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<HubAudience, Dictionary<string, (HubCallerContext Connection, Credential Key)>> _connections = [];

    internal void Joined(HubAudience audience, HubCallerContext connection, Credential key)
    {
        lock (_lock)
        {
            if (!_connections.TryGetValue(audience, out var present))
            {
                _connections[audience] = present = [];
            }

            present[connection.ConnectionId] = (connection, key);
        }
    }

    internal void Left(HubAudience audience, HubCallerContext connection)
    {
        lock (_lock)
        {
            if (_connections.TryGetValue(audience, out var present) && present.Remove(connection.ConnectionId) && present.Count == 0)
            {
                _connections.Remove(audience);
            }
        }
    }

    /// <summary>Those of the audience whose key may not read any more, each once.</summary>
    internal IReadOnlyList<HubCallerContext> TakeEnded(HubAudience audience)
    {
        lock (_lock)
        {
            if (!_connections.TryGetValue(audience, out var present))
            {
                return [];
            }

            var ended = present.Values.Where(known => accounts.Renew(known.Key)?.Allows(ApiScopes.Read) != true).Select(known => known.Connection).ToList();
            ended.ForEach(connection => present.Remove(connection.ConnectionId));
            return ended;
        }
    }
}
