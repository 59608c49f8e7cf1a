namespace PushPortal.Domain.Protocols.Sms;

/// <summary>
/// How a handset puts segments together (3GPP TS 23.040, 9.2.3.24.1): by originating address, reference, total and ports, in any
/// order, copies dropped. An incomplete set is given up a while after its first segment, a complete one is forgotten, and
/// beyond <paramref name="maxPartial"/> sets the oldest goes. Not safe for use by several threads at once.
/// </summary>
public sealed class Reassembly(int maxPartial = 64)
{
    private readonly Dictionary<Key, PartialDatagram> _partial = [];

    /// <summary>Incomplete sets that are kept at present.</summary>
    public int Incomplete => _partial.Count;

    /// <summary>Takes one short message, and gives back the datagram that it completes.</summary>
    /// <param name="timeout">How long after its first segment an incomplete set is kept.</param>
    public ReassembledDatagram? Add(string originatingAddress, UserDataHeader header, ReadOnlySpan<byte> data, DateTimeOffset now, TimeSpan timeout)
    {
        Expire(now, timeout);
        var ports = header.Ports ?? default;
        if (header.Concatenation is not { Total: > 1 } part)
            return new(originatingAddress, ports.Destination, ports.Source, data.ToArray(), Segments: 1);

        var key = new Key(originatingAddress, part.Reference, part.Wide, part.Total, ports);
        if (!_partial.TryGetValue(key, out var datagram))
        {
            MakeRoom();
            _partial.Add(key, datagram = new(part.Total, now));
        }
        if (!datagram.Add(part.Sequence, data))
            return null;
        _partial.Remove(key);
        return new(originatingAddress, ports.Destination, ports.Source, datagram.Join(), part.Total);
    }

    /// <summary>Gives up every set whose first segment came longer ago than the timeout.</summary>
    public void Expire(DateTimeOffset now, TimeSpan timeout)
    {
        foreach (var (key, datagram) in _partial)
        {
            if (now - datagram.FirstAt >= timeout)
                _partial.Remove(key);
        }
    }

    private void MakeRoom()
    {
        while (_partial.Count >= maxPartial)
            _partial.Remove(_partial.MinBy(set => set.Value.FirstAt).Key);
    }

    private readonly record struct Key(string OriginatingAddress, int Reference, bool Wide, byte Total, ApplicationPorts Ports);
}
