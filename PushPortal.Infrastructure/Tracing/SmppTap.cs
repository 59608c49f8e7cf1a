using System.Buffers;
using PushPortal.Domain.Protocols.Smpp;

namespace PushPortal.Infrastructure.Tracing;

/// <summary>Shows a trace what goes over one SMPP connection. Nothing is looked at while nothing is traced.</summary>
/// <param name="peer">The session's name.</param>
/// <param name="link">The link whose session it is; null for an ESME's.</param>
internal sealed class SmppTap(WireTrace trace, TimeProvider clock, string peer, string? link)
{
    internal string Peer => peer;

    /// <summary>The account's code, once it is bound.</summary>
    internal string? Account { get; set; }

    internal TraceRun? Running => trace.Running;

    internal void Received(TraceRun run, ReadOnlySpan<byte> octets)
    {
        var header = PduHeader.Read(octets);
        ISmppPdu? pdu = null;
        string? fault = null;
        try
        {
            var reader = PduReader.Copying(octets[PduHeader.Octets..]);
            pdu = SmppPdu.Read(header.CommandId, ref reader);
        }
        catch (SmppProtocolException broken)
        {
            fault = broken.Message;
        }

        var entry = Entry(run, header.CommandId, header.SequenceNumber, header.CommandStatus, pdu, isOutgoing: false);
        if (entry is null)
        {
            return;
        }

        run.Add(fault is not null ? entry with { Fields = [new TraceField("error", fault)], Hex = run.Order.ShowsContent && !header.CommandId.IsBind ? Convert.ToHexString(octets) : null }
            : run.Order.ShowsContent && pdu is not (Bind or Outbind) ? entry with { Hex = Convert.ToHexString(octets) }
            : entry);
    }

    internal void Sent(TraceRun run, uint sequence, ISmppPdu pdu, CommandStatus status)
    {
        if (Entry(run, pdu.CommandId, sequence, status, pdu, isOutgoing: true) is { } entry)
        {
            run.Add(entry);
        }
    }

    /// <summary>Null when it is not what the trace follows.</summary>
    private TraceEntry? Entry(TraceRun run, CommandId command, uint sequence, CommandStatus status, ISmppPdu? pdu, bool isOutgoing)
    {
        if (!IsFollowed(run, command, sequence, pdu, isOutgoing))
        {
            return null;
        }

        var shown = pdu is null ? null : PduRedaction.Of(pdu, run.Order.ShowsContent);
        return new TraceEntry
        {
            At = clock.GetUtcNow(),
            Protocol = link is null ? TraceProtocol.SmppServer : TraceProtocol.SmppClient,
            IsOutgoing = isOutgoing,
            Peer = peer,
            Account = Account,
            What = PduFields.NameOf(command),
            Sequence = sequence,
            Status = command.IsResponse ? $"0x{(uint)status:x2} {status.Name}" : null,
            Fields = shown is null ? [] : PduFields.Of(shown),
            Hex = shown is null ? null : HexOf(shown, sequence, status),
        };
    }

    private bool IsFollowed(TraceRun run, CommandId command, uint sequence, ISmppPdu? pdu, bool isOutgoing)
    {
        var order = run.Order;
        if (order.Follows(TraceSubjectKind.Link, link) || order.Follows(TraceSubjectKind.Session, peer) || order.Follows(TraceSubjectKind.Account, Account))
        {
            return true;
        }

        if (command.IsResponse)
        {
            return run.Answers.TryTake(this, sequence, isOutgoing);
        }

        // An account that is not let in has no session: its bind names it.
        var isFollowed = order.Kind == TraceSubjectKind.Recipient ? pdu is not null && PduRedaction.NumbersOf(pdu).Contains(order.Digits)
            : link is null && pdu is Bind bind && order.Follows(TraceSubjectKind.Account, bind.SystemId);
        if (isFollowed)
        {
            run.Answers.Await(this, sequence, isOutgoing);
        }

        return isFollowed;
    }

    private static string? HexOf(ISmppPdu pdu, uint sequence, CommandStatus status)
    {
        try
        {
            var octets = new ArrayBufferWriter<byte>();
            SmppPdu.Write(octets, sequence, pdu, status);
            return Convert.ToHexString(octets.WrittenSpan);
        }
        catch (SmppProtocolException)
        {
            // The peer wrote what may not be written.
            return null;
        }
    }
}
