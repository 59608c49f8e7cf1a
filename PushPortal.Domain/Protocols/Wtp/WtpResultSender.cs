namespace PushPortal.Domain.Protocols.Wtp;

/// <summary>Sends results: in one packet, or in groups of packets, each of which waits for its acknowledgement (WAP-224, 7.14).</summary>
internal sealed class WtpResultSender(WtpSettings settings)
{
    /// <summary>Packets that are sent without waiting; less where the initiator takes less.</summary>
    private const int PacketsAGroup = 4;

    public void Begin(WtpTransaction transaction, ReadOnlyMemory<byte> result, ICollection<WtpOutput> outputs)
    {
        transaction.Result = result;
        transaction.LastPacket = transaction.CanSegment && result.Length > 0 ? (result.Length - 1) / settings.PacketOctets : 0;
        transaction.GroupEnd = -1;
        NextGroup(transaction, outputs);
    }

    public void NextGroup(WtpTransaction transaction, ICollection<WtpOutput> outputs)
    {
        var packets = Math.Clamp(transaction.MaxGroupOctets / settings.PacketOctets, 1, PacketsAGroup);
        transaction.Retransmissions = 0;
        transaction.GroupStart = transaction.GroupEnd + 1;
        transaction.GroupEnd = Math.Min(transaction.LastPacket, transaction.GroupEnd + packets);
        SendGroup(transaction, isRepeated: false, outputs);
    }

    /// <param name="missing">Which packets; none means all of the group.</param>
    public void SendAgain(WtpTransaction transaction, ReadOnlySpan<byte> missing, ICollection<WtpOutput> outputs)
    {
        if (missing.IsEmpty)
        {
            SendGroup(transaction, isRepeated: true, outputs);
            return;
        }
        for (var number = transaction.GroupStart; number <= transaction.GroupEnd; number++)
        {
            if (missing.Contains((byte)number))
                Send(transaction, number, isRepeated: true, outputs);
        }
    }

    public void Send(WtpTransaction transaction, int number, bool isRepeated, ICollection<WtpOutput> outputs) =>
        outputs.Add(new WtpOutput.Send(transaction.Peer.Address, transaction.LastPacket == 0
            ? WtpWriter.Result(transaction.Tid, transaction.Result.Span, transaction.CanSegment, isRepeated)
            : WtpWriter.ResultPacket(
                transaction.Tid, (byte)number, transaction.Packet(number, settings.PacketOctets),
                endsGroup: number == transaction.GroupEnd, endsMessage: number == transaction.LastPacket, isRepeated)));

    private void SendGroup(WtpTransaction transaction, bool isRepeated, ICollection<WtpOutput> outputs)
    {
        for (var number = transaction.GroupStart; number <= transaction.GroupEnd; number++)
            Send(transaction, number, isRepeated, outputs);
    }
}
