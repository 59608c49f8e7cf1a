using System.Net;

namespace PushPortal.Domain.Protocols.Wtp;

/// <summary>The initiators that are remembered. Of those without a transaction the one that was silent for longest is forgotten first.</summary>
internal sealed class WtpPeers(int most)
{
    private readonly Dictionary<IPEndPoint, LinkedListNode<WtpPeer>> _byAddress = [];
    private readonly LinkedList<WtpPeer> _oldestFirst = [];

    public int Count => _byAddress.Count;

    public WtpPeer? Find(IPEndPoint address) => _byAddress.GetValueOrDefault(address)?.Value;

    public WtpPeer FindOrAdd(IPEndPoint address)
    {
        if (_byAddress.TryGetValue(address, out var node))
        {
            _oldestFirst.Remove(node);
            _oldestFirst.AddLast(node);
            return node.Value;
        }
        while (_byAddress.Count >= most && OldestWithoutTransaction() is { } oldest)
        {
            _oldestFirst.Remove(oldest);
            _byAddress.Remove(oldest.Value.Address);
        }
        var peer = new WtpPeer(address);
        _byAddress.Add(address, _oldestFirst.AddLast(peer));
        return peer;
    }

    /// <summary>Those with a transaction are few among those that were silent for longest: they are moved behind the others once.</summary>
    private LinkedListNode<WtpPeer>? OldestWithoutTransaction()
    {
        for (var looked = _byAddress.Count; looked > 0; looked--)
        {
            var oldest = _oldestFirst.First!;
            if (oldest.Value.Transactions.Count == 0)
                return oldest;
            _oldestFirst.RemoveFirst();
            _oldestFirst.AddLast(oldest);
        }
        return null;
    }
}
