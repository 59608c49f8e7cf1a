using System.Net;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Domain.WapGateway.Sessions;

/// <summary>The sessions that are open, by number and by peer; the one that was silent for longest is first in line.</summary>
internal sealed class WspSessions(WspSessionSettings settings, Func<uint> newId)
{
    private readonly Dictionary<uint, LinkedListNode<WspSession>> _byId = [];
    private readonly Dictionary<IPEndPoint, WspSession> _byPeer = [];
    private readonly Dictionary<IPAddress, List<WspSession>> _byAddress = [];
    private readonly LinkedList<WspSession> _silentFirst = [];

    public int Count => _byId.Count;

    public TimeSpan? NextDue => _silentFirst.First?.Value.LastUsed + settings.IdleTimeout;

    public WspSession? Find(IPEndPoint peer) => _byPeer.GetValueOrDefault(peer);

    public WspSession? Find(uint id) => _byId.GetValueOrDefault(id)?.Value;

    /// <summary>The session that a new one of this peer ends: the peer's own, or its address's oldest when that has as many as it may.</summary>
    public WspSession? DisplacedBy(IPEndPoint peer) =>
        Find(peer) ?? (_byAddress.GetValueOrDefault(peer.Address) is { } own && own.Count >= settings.MaxSessionsPerHandset ? own[0] : null);

    /// <summary>Null when there are as many as are kept.</summary>
    public WspSession? Add(IPEndPoint peer, WspCapabilities agreed, IReadOnlyList<WspHeader> headers, TimeSpan now)
    {
        if (Count >= settings.MaxSessions)
            return null;
        uint id;
        do
            id = newId();
        while (_byId.ContainsKey(id));
        var session = new WspSession(id, peer, agreed, headers) { LastUsed = now, MaxReplyOctets = (int)(agreed.ClientSdu ?? Math.Min(WspCapabilities.DefaultSdu, settings.MaxReplyOctets)) };
        _byId.Add(id, _silentFirst.AddLast(session));
        _byPeer.Add(peer, session);
        if (!_byAddress.TryGetValue(peer.Address, out var own))
            _byAddress.Add(peer.Address, own = []);
        own.Add(session);
        return session;
    }

    public void Touch(WspSession session, TimeSpan now)
    {
        session.LastUsed = now;
        var node = _byId[session.Id];
        _silentFirst.Remove(node);
        _silentFirst.AddLast(node);
    }

    /// <summary>The handset came back from another port.</summary>
    public void Move(WspSession session, IPEndPoint peer)
    {
        _byPeer.Remove(session.Peer);
        session.Peer = peer;
        _byPeer[peer] = session;
    }

    public void Remove(WspSession session)
    {
        if (!_byId.Remove(session.Id, out var node))
            return;
        _silentFirst.Remove(node);
        if (Find(session.Peer) == session)
            _byPeer.Remove(session.Peer);
        var own = _byAddress[session.Peer.Address];
        own.Remove(session);
        if (own.Count == 0)
            _byAddress.Remove(session.Peer.Address);
    }

    /// <summary>The session that was silent for too long, if there is one.</summary>
    public WspSession? Idle(TimeSpan now) => NextDue <= now ? _silentFirst.First!.Value : null;
}
