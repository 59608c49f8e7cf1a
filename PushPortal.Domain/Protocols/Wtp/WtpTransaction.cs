namespace PushPortal.Domain.Protocols.Wtp;

/// <summary>A transaction that a peer has invoked: what is kept of it between two events. Nothing waits for it but its entry in the responder's timer table.</summary>
internal sealed class WtpTransaction(WtpPeer peer, WtpPdu invoke, long serial)
{
    public WtpPeer Peer => peer;

    public ushort Tid => invoke.Tid;

    public byte Class { get; } = invoke.Class;

    public WtpTransactionKey Key { get; } = new(peer.Address, invoke.Tid, serial);

    /// <summary>The initiator can put packets together: it did not set both trailers.</summary>
    public bool CanSegment { get; } = !(invoke.EndsGroup && invoke.EndsMessage);

    public int MaxGroupOctets { get; } = invoke.MaxGroup ?? int.MaxValue;

    public WtpTransactionState State { get; set; } = WtpTransactionState.Receiving;

    /// <summary>When its timer runs out, on the clock of the responder's events.</summary>
    public TimeSpan Due { get; set; }

    public WtpReassembly Request { get; } = new();

    /// <summary>The initiator was told to wait.</summary>
    public bool IsAcknowledged { get; set; }

    public ReadOnlyMemory<byte> Result { get; set; }

    /// <summary>Packets of the group that waits for its acknowledgement; both 0 for a result in one packet.</summary>
    public int GroupStart { get; set; }

    public int GroupEnd { get; set; }

    public int LastPacket { get; set; }

    public int Retransmissions { get; set; }

    public long KeptOctets { get; set; }

    /// <summary>Octets of the packet of this number.</summary>
    public ReadOnlySpan<byte> Packet(int number, int octets)
    {
        var start = number * octets;
        return Result.Span.Slice(start, Math.Min(octets, Result.Length - start));
    }
}
