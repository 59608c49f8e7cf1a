using System.Net;
using PushPortal.Domain.Protocols.Wsp;
using PushPortal.Domain.Protocols.Wtp;

namespace PushPortal.Domain.WapGateway.Sessions;

/// <summary>
/// The server of connection-oriented WSP (WAP-230, 7.1) on a WTP responder: sessions begin, rest, go on and end; methods are handed out and answered.
/// A state machine like the responder: no I/O, no clock, not for several threads at a time.
/// </summary>
/// <param name="newId">A number for a session that nobody can guess.</param>
public sealed class WspSessionServer(WtpSettings wtp, WspSessionSettings settings, Func<uint> newId)
{
    private const byte MethodClass = 2;

    private readonly WtpResponder _responder = new(wtp);
    private readonly WspSessions _sessions = new(settings, newId);
    private readonly Dictionary<WtpTransactionKey, WspSession> _methods = [];

    public int Sessions => _sessions.Count;

    public int OpenMethods => _methods.Count;

    /// <summary>Octets of requests and replies that are kept.</summary>
    public long KeptOctets => _responder.KeptOctets;

    /// <summary>When <see cref="Tick"/> has something to do; null while there is nothing to wait for.</summary>
    public TimeSpan? NextDue => (_responder.NextDue, _sessions.NextDue) is ({ } transaction, { } session)
        ? transaction < session ? transaction : session
        : _responder.NextDue ?? _sessions.NextDue;

    public List<WspSessionOutput> Receive(IPEndPoint from, ReadOnlyMemory<byte> datagram, TimeSpan now)
    {
        var events = new List<WtpOutput>();
        _responder.Receive(from, datagram, now, events);
        return Digest(events, now);
    }

    public List<WspSessionOutput> Tick(TimeSpan now)
    {
        var events = new List<WtpOutput>();
        _responder.Tick(now, events);
        while (_sessions.Idle(now) is { } idle)
            End(idle, WtpAbortReason.Disconnected, events);
        return Digest(events, now);
    }

    /// <summary>Answers a method with a Reply PDU; nothing happens when it was aborted meanwhile.</summary>
    public List<WspSessionOutput> Reply(WtpTransactionKey key, ReadOnlyMemory<byte> reply, TimeSpan now)
    {
        var events = new List<WtpOutput>();
        Finish(key);
        _responder.Answer(key, reply, now, events);
        return Digest(events, now);
    }

    /// <summary>Ends a method that finds no answer.</summary>
    public List<WspSessionOutput> Fail(WtpTransactionKey key, TimeSpan now)
    {
        var events = new List<WtpOutput>();
        Finish(key);
        _responder.Abort(key, WtpAbortReason.NetworkError, events);
        return Digest(events, now);
    }

    private List<WspSessionOutput> Digest(List<WtpOutput> events, TimeSpan now)
    {
        var outputs = new List<WspSessionOutput>();
        // What is done about one event may add others behind it.
        for (var index = 0; index < events.Count; index++)
        {
            switch (events[index])
            {
                case WtpOutput.Send send:
                    outputs.Add(new WspSessionOutput.Send(send.Peer, send.Datagram));
                    break;
                case WtpOutput.Invoked invoked:
                    Invoked(invoked, now, events, outputs);
                    break;
                case WtpOutput.Aborted aborted when Finish(aborted.Key):
                    outputs.Add(new WspSessionOutput.MethodAborted(aborted.Key));
                    break;
            }
        }
        return outputs;
    }

    private void Invoked(WtpOutput.Invoked invoked, TimeSpan now, List<WtpOutput> events, List<WspSessionOutput> outputs)
    {
        try
        {
            var pdu = invoked.Data.Span;
            var isMethod = WspRequest.IsRequest(pdu);
            switch (pdu.IsEmpty ? 0 : pdu[0])
            {
                case WspPduType.Connect when invoked.Class == MethodClass:
                    Connect(invoked.Key, WspConnect.Read(pdu), now, events);
                    break;
                case WspPduType.Resume when invoked.Class == MethodClass:
                    Resume(invoked.Key, WspSessionReference.Read(pdu), now, events);
                    break;
                case WspPduType.Suspend when invoked.Class != MethodClass && Own(invoked.Key.Peer, WspSessionReference.Read(pdu)) is { } session:
                    AbortMethods(session, WtpAbortReason.Suspended, events);
                    session.IsSuspended = true;
                    break;
                case WspPduType.Disconnect when invoked.Class != MethodClass && Own(invoked.Key.Peer, WspSessionReference.Read(pdu)) is { } session:
                    End(session, WtpAbortReason.Disconnected, events);
                    break;
                case WspPduType.Suspend or WspPduType.Disconnect when invoked.Class != MethodClass:
                    break;
                case var _ when isMethod && invoked.Class == MethodClass:
                    Method(invoked, now, events, outputs);
                    break;
                default:
                    _responder.Abort(invoked.Key, WtpAbortReason.SessionProtocolError, events);
                    break;
            }
        }
        catch (WspFormatException)
        {
            _responder.Abort(invoked.Key, WtpAbortReason.SessionProtocolError, events);
        }
    }

    private void Connect(WtpTransactionKey key, WspConnect connect, TimeSpan now, List<WtpOutput> events)
    {
        if (_sessions.DisplacedBy(key.Peer) is { } displaced)
            End(displaced, WtpAbortReason.Disconnected, events);
        var agreed = AgreeTo(connect.Capabilities);
        if (_sessions.Add(key.Peer, agreed, connect.Headers, now) is { } session)
            _responder.Answer(key, WspConnect.WriteReply(session.Id, agreed), now, events);
        else
            _responder.Abort(key, WtpAbortReason.CapacityTemporarilyExceeded, events);
    }

    /// <summary>No more than was proposed, and no more than the gateway does: it has no pushes and no acknowledgement headers in sessions.</summary>
    private WspCapabilities AgreeTo(WspCapabilities proposed) => new()
    {
        ClientSdu = Agree(proposed.ClientSdu, settings.MaxReplyOctets),
        ServerSdu = Agree(proposed.ServerSdu, settings.MaxRequestOctets),
        ProtocolOptions = proposed.ProtocolOptions & WspProtocolOptions.SessionResume,
        MethodMor = proposed.MethodMor is { } methods ? Math.Min(methods, settings.MaxMethods) : null,
        PushMor = proposed.PushMor is null ? null : 0,
        ClientMessage = Agree(proposed.ClientMessage, settings.MaxReplyOctets),
        ServerMessage = Agree(proposed.ServerMessage, settings.MaxRequestOctets),
    };

    private static uint? Agree(uint? proposed, uint most) => proposed is { } octets ? octets == 0 ? most : Math.Min(octets, most) : null;

    /// <summary>Only the handset itself may have its session back, from whichever port.</summary>
    private void Resume(WtpTransactionKey key, WspSessionReference resume, TimeSpan now, List<WtpOutput> events)
    {
        if (Own(key.Peer, resume) is not { } session)
        {
            _responder.Abort(key, WtpAbortReason.Disconnected, events);
            return;
        }
        AbortMethods(session, WtpAbortReason.Resumed, events);
        if (_sessions.Find(key.Peer) is { } other && other != session)
            End(other, WtpAbortReason.Disconnected, events);
        _sessions.Move(session, key.Peer);
        _sessions.Touch(session, now);
        session.IsSuspended = false;
        if (resume.Headers.Count > 0)
            session.Headers = resume.Headers;
        _responder.Answer(key, WspReply.Write(200, [], []), now, events);
    }

    private WspSession? Own(IPEndPoint peer, WspSessionReference reference) =>
        _sessions.Find(reference.SessionId) is { } session && session.Peer.Address.Equals(peer.Address) ? session : null;

    private void Method(WtpOutput.Invoked invoked, TimeSpan now, List<WtpOutput> events, List<WspSessionOutput> outputs)
    {
        if (_sessions.Find(invoked.Key.Peer) is not { IsSuspended: false } session)
        {
            _responder.Abort(invoked.Key, WtpAbortReason.Disconnected, events);
            return;
        }
        _sessions.Touch(session, now);
        if (session.Methods.Count >= (session.Agreed.MethodMor ?? 1))
        {
            _responder.Abort(invoked.Key, WtpAbortReason.MaximumOutstandingRequestsExceeded, events);
            return;
        }
        var request = WspRequest.Read(invoked.Data);
        session.Methods.Add(invoked.Key);
        _methods.Add(invoked.Key, session);
        outputs.Add(new WspSessionOutput.MethodInvoked(invoked.Key, session, request));
    }

    private bool Finish(WtpTransactionKey key)
    {
        if (!_methods.Remove(key, out var session))
            return false;
        session.Methods.Remove(key);
        return true;
    }

    private void End(WspSession session, WtpAbortReason reason, List<WtpOutput> events)
    {
        AbortMethods(session, reason, events);
        _sessions.Remove(session);
    }

    /// <summary>The initiators are told, and so is who works on the answers.</summary>
    private void AbortMethods(WspSession session, WtpAbortReason reason, List<WtpOutput> events)
    {
        foreach (var key in session.Methods.ToArray())
        {
            _responder.Abort(key, reason, events);
            events.Add(new WtpOutput.Aborted(key, reason));
        }
    }
}
