using System.Net;

namespace PushPortal.Domain.Protocols.Wtp;

/// <summary>
/// The responder of WTP (WAP-224, 9.2.2): requests of classes 0, 1 and 2 come in, whole or in packets, and results go out until they are acknowledged.
/// A state machine without I/O and clock: each event says when it is, and what has to be done is added to the outputs. Not for several threads at a time.
/// </summary>
public sealed class WtpResponder(WtpSettings settings)
{
    private const int PeersATransaction = 4;
    private const byte HighestClass = 2;

    /// <summary>Open transactions of each address, whatever ports they come from.</summary>
    private readonly Dictionary<IPAddress, int> _open = [];
    private readonly WtpPeers _peers = new(PeersATransaction * settings.MaxTransactions);
    private readonly SortedSet<WtpTransaction> _timers = new(Comparer<WtpTransaction>.Create(static (one, other) =>
        one.Due != other.Due ? one.Due.CompareTo(other.Due) : one.Key.Serial.CompareTo(other.Key.Serial)));
    private readonly WtpResultSender _sender = new(settings);
    private long _serial;

    public int OpenTransactions => _timers.Count;

    /// <summary>Octets of requests and results that are kept.</summary>
    public long KeptOctets { get; private set; }

    /// <summary>When <see cref="Tick"/> has something to do; null while nothing is open.</summary>
    public TimeSpan? NextDue => _timers.Min?.Due;

    /// <summary>Takes a datagram. Its octets are not needed afterwards.</summary>
    public void Receive(IPEndPoint from, ReadOnlyMemory<byte> datagram, TimeSpan now, ICollection<WtpOutput> outputs)
    {
        foreach (var octets in WtpDatagram.Split(datagram))
        {
            try
            {
                Receive(from, WtpPdu.Read(octets), now, outputs);
            }
            catch (WtpFormatException)
            {
                Refuse(from, octets.Span, outputs);
            }
        }
    }

    /// <summary>Does what is due by timers.</summary>
    public void Tick(TimeSpan now, ICollection<WtpOutput> outputs)
    {
        while (_timers.Min is { } first && first.Due <= now)
            RunOut(first, now, outputs);
    }

    /// <summary>Answers a request (TR-Result.req). False when the transaction is over, or the result is too large for it.</summary>
    public bool Answer(WtpTransactionKey key, ReadOnlyMemory<byte> result, TimeSpan now, ICollection<WtpOutput> outputs)
    {
        if (Find(key) is not { State: WtpTransactionState.ResultWait } transaction)
            return false;
        if (result.Length > settings.MaxResultOctets || !TryKeep(transaction, result.Length))
        {
            Abort(transaction, WtpAbortReason.CapacityTemporarilyExceeded, outputs);
            return false;
        }
        transaction.State = WtpTransactionState.ResultRespWait;
        _sender.Begin(transaction, result, outputs);
        Restart(transaction, now + settings.RetransmissionInterval);
        return true;
    }

    /// <summary>Ends a transaction without a result (TR-Abort.req).</summary>
    public void Abort(WtpTransactionKey key, WtpAbortReason reason, ICollection<WtpOutput> outputs)
    {
        if (Find(key) is { } transaction)
            Abort(transaction, reason, outputs);
    }

    private WtpTransaction? Find(WtpTransactionKey key) =>
        _peers.Find(key.Peer)?.Transactions.GetValueOrDefault(key.Tid) is { } transaction && transaction.Key == key ? transaction : null;

    private void Receive(IPEndPoint from, WtpPdu pdu, TimeSpan now, ICollection<WtpOutput> outputs)
    {
        var transaction = _peers.Find(from)?.Transactions.GetValueOrDefault(pdu.Tid);
        switch (pdu.Type)
        {
            case WtpPduType.Invoke when transaction is null:
                Open(from, pdu, now, outputs);
                break;
            case WtpPduType.Invoke or WtpPduType.SegmentedInvoke when transaction is not null:
                Continue(transaction, pdu, now, outputs);
                break;
            case WtpPduType.Ack when transaction is not null:
                Acknowledged(transaction, pdu, now, outputs);
                break;
            case WtpPduType.NegativeAck when transaction is { State: WtpTransactionState.ResultRespWait }:
                SendAgain(transaction, pdu.Missing, now, outputs);
                break;
            case WtpPduType.Abort when transaction is not null:
                End(transaction);
                if (transaction.State is WtpTransactionState.ResultWait or WtpTransactionState.ResultRespWait)
                    outputs.Add(new WtpOutput.Aborted(transaction.Key, pdu.Reason));
                break;
        }
    }

    private void Open(IPEndPoint from, WtpPdu invoke, TimeSpan now, ICollection<WtpOutput> outputs)
    {
        if (WhyRefused(invoke, from) is { } reason)
        {
            Send(from, WtpWriter.Abort(invoke.Tid, reason), outputs);
            return;
        }
        if (invoke.Class == 0)
        {
            if (invoke.EndsMessage)
                outputs.Add(new WtpOutput.Invoked(new(from, invoke.Tid, ++_serial), invoke.Class, invoke.Data.ToArray()));
            return;
        }

        var peer = _peers.FindOrAdd(from);
        var transaction = new WtpTransaction(peer, invoke, ++_serial);
        if (!peer.IsNew(invoke))
        {
            transaction.State = WtpTransactionState.TidOkWait;
            Send(from, WtpWriter.TidVerification(invoke.Tid, isRepeated: false), outputs);
        }
        transaction.Due = now + settings.WaitInterval;
        peer.Transactions.Add(invoke.Tid, transaction);
        _open[from.Address] = _open.GetValueOrDefault(from.Address) + 1;
        _timers.Add(transaction);
        Take(transaction, invoke, now, outputs);
    }

    private WtpAbortReason? WhyRefused(WtpPdu invoke, IPEndPoint from) => invoke switch
    {
        { Version: not 0 } => WtpAbortReason.VersionNotSupported,
        { Class: > HighestClass } => WtpAbortReason.ProtocolError,
        { Data.Length: var octets } when octets > settings.MaxInvokeOctets => WtpAbortReason.MessageTooLarge,
        { Class: > 0 } when HasNoPlaceFor(from) => WtpAbortReason.CapacityTemporarilyExceeded,
        _ => null,
    };

    private bool HasNoPlaceFor(IPEndPoint from) =>
        OpenTransactions >= settings.MaxTransactions
        || _open.GetValueOrDefault(from.Address) >= settings.MaxTransactionsPerAddress
        || _peers.Find(from)?.Transactions.Count >= settings.MaxTransactionsPerPeer;

    /// <summary>A copy of the request, or another packet of it.</summary>
    private void Continue(WtpTransaction transaction, WtpPdu pdu, TimeSpan now, ICollection<WtpOutput> outputs)
    {
        switch (transaction.State)
        {
            case WtpTransactionState.TidOkWait when pdu.Type == WtpPduType.Invoke:
                if (pdu.IsRepeated)
                    Send(transaction.Peer.Address, WtpWriter.TidVerification(transaction.Tid, isRepeated: true), outputs);
                break;
            case WtpTransactionState.TidOkWait or WtpTransactionState.Receiving:
                Take(transaction, pdu, now, outputs);
                break;
            case WtpTransactionState.ResultWait when pdu.IsRepeated && (transaction.IsAcknowledged || pdu.Type == WtpPduType.SegmentedInvoke):
            case WtpTransactionState.WaitTimeout when pdu.IsRepeated:
                SendAck(transaction, isRepeated: true, outputs);
                break;
        }
    }

    private void Take(WtpTransaction transaction, WtpPdu pdu, TimeSpan now, ICollection<WtpOutput> outputs)
    {
        var request = transaction.Request;
        var isNew = request.IsNew(pdu.PacketNumber);
        if (isNew && (request.Octets + pdu.Data.Length > settings.MaxInvokeOctets || !TryKeep(transaction, pdu.Data.Length)))
        {
            Abort(transaction, request.Octets == 0 ? WtpAbortReason.CapacityTemporarilyExceeded : WtpAbortReason.MessageTooLarge, outputs);
            return;
        }
        request.Add(pdu.PacketNumber, pdu.Data.Span, pdu.EndsGroup, pdu.EndsMessage);
        if (transaction.State == WtpTransactionState.TidOkWait)
            return;
        // Copies without end would keep what stays incomplete.
        if (isNew)
            Restart(transaction, now + settings.WaitInterval);
        Advance(transaction, pdu, now, outputs);
    }

    /// <param name="pdu">What came last; null when that was the word that the transaction is the initiator's own.</param>
    private void Advance(WtpTransaction transaction, WtpPdu? pdu, TimeSpan now, ICollection<WtpOutput> outputs)
    {
        var request = transaction.Request;
        if (request.IsComplete)
        {
            Indicate(transaction, now, outputs);
            return;
        }
        if (request.GroupEnd is not { } end || pdu?.PacketNumber > end)
            return;
        var missing = request.Missing();
        if (missing.Length == 0)
            SendAck(transaction, isRepeated: false, outputs);
        else if (pdu is null or { EndsGroup: true } or { EndsMessage: true })
            Send(transaction.Peer.Address, WtpWriter.NegativeAck(transaction.Tid, missing), outputs);
    }

    private void Indicate(WtpTransaction transaction, TimeSpan now, ICollection<WtpOutput> outputs)
    {
        var isClass2 = transaction.Class == HighestClass;
        transaction.State = isClass2 ? WtpTransactionState.ResultWait : WtpTransactionState.WaitTimeout;
        Restart(transaction, now + (isClass2 ? settings.AcknowledgementInterval : settings.WaitInterval));
        if (!isClass2)
            SendAck(transaction, isRepeated: false, outputs);
        KeptOctets -= transaction.KeptOctets;
        transaction.KeptOctets = 0;
        outputs.Add(new WtpOutput.Invoked(transaction.Key, transaction.Class, transaction.Request.Release()));
    }

    private void Acknowledged(WtpTransaction transaction, WtpPdu ack, TimeSpan now, ICollection<WtpOutput> outputs)
    {
        if (ack.IsTidOk)
        {
            if (transaction.State != WtpTransactionState.TidOkWait)
                return;
            transaction.Peer.Confirm(transaction.Tid);
            transaction.State = WtpTransactionState.Receiving;
            Restart(transaction, now + settings.WaitInterval);
            Advance(transaction, pdu: null, now, outputs);
        }
        else if (transaction.State == WtpTransactionState.ResultRespWait && ack.PacketNumber >= transaction.GroupEnd)
        {
            if (transaction.GroupEnd < transaction.LastPacket)
            {
                _sender.NextGroup(transaction, outputs);
                Restart(transaction, now + settings.RetransmissionInterval);
                return;
            }
            End(transaction);
            outputs.Add(new WtpOutput.Confirmed(transaction.Key));
        }
    }

    private void RunOut(WtpTransaction transaction, TimeSpan now, ICollection<WtpOutput> outputs)
    {
        switch (transaction.State)
        {
            case WtpTransactionState.ResultWait:
                // Once is enough: a copy of the request asks for it again. The user ends what takes too long.
                if (!transaction.IsAcknowledged)
                    SendAck(transaction, isRepeated: false, outputs);
                Restart(transaction, TimeSpan.MaxValue);
                break;
            case WtpTransactionState.ResultRespWait:
                SendAgain(transaction, ReadOnlyMemory<byte>.Empty, now, outputs, lastOnly: true);
                break;
            case WtpTransactionState.Receiving:
                Abort(transaction, WtpAbortReason.NoResponse, outputs);
                break;
            default:
                End(transaction);
                break;
        }
    }

    private void SendAgain(WtpTransaction transaction, ReadOnlyMemory<byte> packets, TimeSpan now, ICollection<WtpOutput> outputs, bool lastOnly = false)
    {
        if (++transaction.Retransmissions > settings.MaxRetransmissions)
        {
            Abort(transaction, WtpAbortReason.NoResponse, outputs);
            outputs.Add(new WtpOutput.Aborted(transaction.Key, WtpAbortReason.NoResponse));
            return;
        }
        if (lastOnly)
            _sender.Send(transaction, transaction.GroupEnd, isRepeated: true, outputs);
        else
            _sender.SendAgain(transaction, packets.Span, outputs);
        Restart(transaction, now + settings.RetransmissionInterval);
    }

    private static void SendAck(WtpTransaction transaction, bool isRepeated, ICollection<WtpOutput> outputs)
    {
        transaction.IsAcknowledged |= transaction.State != WtpTransactionState.Receiving;
        Send(transaction.Peer.Address, transaction.Request is { IsSegmented: true, GroupEnd: { } end }
            ? WtpWriter.GroupAck(transaction.Tid, end, isRepeated)
            : WtpWriter.Ack(transaction.Tid, isRepeated), outputs);
    }

    /// <summary>What cannot be read ends its transaction, and is no begin of one.</summary>
    private void Refuse(IPEndPoint from, ReadOnlySpan<byte> octets, ICollection<WtpOutput> outputs)
    {
        if (WtpPdu.Begin(octets) is not (var type, var tid))
            return;
        if (_peers.Find(from)?.Transactions.GetValueOrDefault(tid) is { } transaction)
        {
            Abort(transaction, WtpAbortReason.ProtocolError, outputs);
            if (transaction.State is WtpTransactionState.ResultWait or WtpTransactionState.ResultRespWait)
                outputs.Add(new WtpOutput.Aborted(transaction.Key, WtpAbortReason.ProtocolError));
        }
        else if (type == WtpPduType.Invoke)
        {
            Send(from, WtpWriter.Abort(tid, WtpAbortReason.ProtocolError), outputs);
        }
    }

    private bool TryKeep(WtpTransaction transaction, int octets)
    {
        if (KeptOctets + octets > settings.MaxKeptOctets)
            return false;
        KeptOctets += octets;
        transaction.KeptOctets += octets;
        return true;
    }

    private void Abort(WtpTransaction transaction, WtpAbortReason reason, ICollection<WtpOutput> outputs)
    {
        End(transaction);
        Send(transaction.Peer.Address, WtpWriter.Abort(transaction.Tid, reason), outputs);
    }

    private void End(WtpTransaction transaction)
    {
        _timers.Remove(transaction);
        transaction.Peer.Transactions.Remove(transaction.Tid);
        var address = transaction.Peer.Address.Address;
        if (--_open[address] == 0)
            _open.Remove(address);
        KeptOctets -= transaction.KeptOctets;
    }

    private void Restart(WtpTransaction transaction, TimeSpan due)
    {
        _timers.Remove(transaction);
        transaction.Due = due;
        _timers.Add(transaction);
    }

    private static void Send(IPEndPoint to, byte[] pdu, ICollection<WtpOutput> outputs) => outputs.Add(new WtpOutput.Send(to, pdu));
}
