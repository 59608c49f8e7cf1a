using System.Net;
using PushPortal.Domain.Accounts;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Infrastructure.Tracing;

namespace PushPortal.Infrastructure.Smpp.Server;

/// <summary>
/// One ESME's session (SMPP 3.4, 2). What it receives is judged on the connection's reading loop, which never waits: requests are handed on and answered when
/// there is an answer, in the order in which answers come.
/// </summary>
internal sealed class EsmeSession(SmppConnection connection, IPAddress peer, EsmeDoor door, SmppTap tap) : ISmppPeer
{
    private readonly PendingRequests<WaitingReceipt?> _sent = new(door.Options.AnswerTime, door.Clock);
    private readonly long _openedAt = door.Clock.GetTimestamp();
    private volatile SmppSessionState _state = SmppSessionState.Open;
    private volatile bool _binding;
    private volatile bool _isReady;
    private volatile bool _enquiring;
    private volatile bool _stopping;
    private string? _passwordHash;
    private Credential? _key;
    private ServiceProvider? _judged;
    private readonly LinkEnquiry _enquiry = new(door.Clock);
    private volatile EsmeError? _lastError;
    private long _requests;
    private DateTimeOffset _since = door.Clock.GetUtcNow();
    private int _open;
    private int _receipts;

    internal SmppSessionState State => _state;

    /// <summary>As it is now, or was a moment ago; null until it is bound.</summary>
    internal ServiceProvider? Account { get; private set; }

    /// <summary>It was bound with a test key: what it submits may go to test recipients alone.</summary>
    internal bool IsTest => _key is { Key.IsTest: true };

    /// <summary>A peer below SMPP 3.4 is sent no optional parameters.</summary>
    internal bool TakesParameters { get; private set; } = true;

    /// <summary>Requests that are not answered yet.</summary>
    internal int OpenRequests => Volatile.Read(ref _open);

    /// <summary>Whether receipts and alerts may go to it.</summary>
    internal bool IsReceiver => _isReady && !_stopping && _state is SmppSessionState.BoundReceiver or SmppSessionState.BoundTransceiver;

    internal bool HasReceiptRoom => IsReceiver && Volatile.Read(ref _receipts) < door.Options.ReceiptWindow;

    private bool IsBound => _state is SmppSessionState.BoundTransmitter or SmppSessionState.BoundReceiver or SmppSessionState.BoundTransceiver;

    internal EsmeSessionStatus Status => new(
        tap.Peer, Account?.Code, _state, _since, peer, OpenRequests, Account?.Smpp.Window ?? 0, Interlocked.Read(ref _requests), Account?.Smpp.SegmentsPerSecond ?? 0,
        Volatile.Read(ref _receipts), _lastError, _enquiry.Delay);

    public void Received(in PduHeader header, ReadOnlySpan<byte> body)
    {
        switch (SmppSessionTable.Rule(_state, SmppSide.Esme, header.CommandId))
        {
            case SessionRuling.Ignored:
                return;
            case SessionRuling.UnknownCommand:
                Send(header.SequenceNumber, new GenericNack(), CommandStatus.InvalidCommandId);
                return;
            case SessionRuling.InvalidBindStatus:
                Send(header.SequenceNumber, Refusals.Of(header.CommandId), CommandStatus.InvalidBindStatus);
                return;
            case SessionRuling.AlreadyBound:
                Send(header.SequenceNumber, Refusals.Of(header.CommandId), CommandStatus.AlreadyBound);
                return;
        }

        try
        {
            var reader = PduReader.Copying(body);
            Take(header, SmppPdu.Read(header.CommandId, ref reader));
        }
        catch (SmppProtocolException broken) when (header.CommandId.IsResponse)
        {
            // Its status says what there is to know.
            Answered(header, broken.Answer);
        }
        catch (SmppProtocolException refused)
        {
            Send(header.SequenceNumber, Refusals.Of(header.CommandId), refused.Answer);
        }
    }

    public void Broken() => Send(0, new GenericNack(), CommandStatus.InvalidCommandLength);

    /// <summary>Answers a request that was handed on.</summary>
    internal void Answer(uint sequenceNumber, ISmppPdu response, CommandStatus status = CommandStatus.Ok)
    {
        Send(sequenceNumber, response, status);
        Interlocked.Decrement(ref _open);
    }

    /// <summary>Sends a receipt, if it is bound for that and has room.</summary>
    internal bool TryDeliver(WaitingReceipt receipt)
    {
        if (!HasReceiptRoom)
        {
            return false;
        }

        Interlocked.Increment(ref _receipts);
        var sequenceNumber = _sent.Add(receipt);
        if (Send(sequenceNumber, receipt.ToDeliverSm(TakesParameters)))
        {
            return true;
        }

        // Whoever takes it out answers for it: here, or the end of the session.
        return !_sent.TryTake(sequenceNumber, out _);
    }

    /// <summary>Tells that a handset is back.</summary>
    internal bool TryAlert(AlertNotification alert) => IsReceiver && Send(NextSequenceNumber(), alert);

    /// <summary>Asks an ESME that was called to bind.</summary>
    internal void Call(Outbind outbind)
    {
        _state = SmppSessionState.Outbound;
        Send(NextSequenceNumber(), outbind);
    }

    /// <summary>Does what time has made due.</summary>
    internal void Tick()
    {
        if (_state is SmppSessionState.Open or SmppSessionState.Outbound && door.Clock.GetElapsedTime(_openedAt) >= door.Options.BindTime)
        {
            connection.Close();
            return;
        }

        while (_sent.TryTakeOverdue(out var receipt))
        {
            if (receipt is null)
            {
                connection.Close();
                return;
            }

            Interlocked.Decrement(ref _receipts);
            door.Receipts.NotTaken(receipt, atOnce: false);
        }

        if (IsBound && !_enquiring && connection.Silence >= door.Options.EnquireAfter)
        {
            _enquiring = true;
            _enquiry.Sent();
            Send(_sent.Add(null), new EnquireLink());
        }

        if (IsBound && _isReady && !_stopping && !MayStay())
        {
            Stop();
        }
    }

    /// <summary>What would not let it bind any more ends it. An account that has not been changed is the same object; a key may end by time alone.</summary>
    private bool MayStay()
    {
        if (_key is { } key && !door.Binder.IsInForce(key))
        {
            return false;
        }

        var account = door.Accounts.Find(Account!.Id);
        if (ReferenceEquals(account, _judged))
        {
            return true;
        }

        _judged = account;
        if (account is null || !door.Binder.MayStay(account, peer, _passwordHash) || !door.Sessions.IsAmong(this, account))
        {
            return false;
        }

        Account = account;
        return true;
    }

    /// <summary>Takes nothing more, and says so; what is open is still answered.</summary>
    internal void Stop()
    {
        if (_stopping)
        {
            return;
        }

        _stopping = true;
        if (IsBound)
        {
            Send(_sent.Add(null), new Unbind());
        }
        else
        {
            connection.Close();
        }
    }

    /// <summary>Ends the connection when what was sent is out.</summary>
    internal async Task CloseAsync()
    {
        await connection.FlushAsync();
        connection.Close();
    }

    /// <summary>The connection has ended.</summary>
    internal void Ended()
    {
        _state = SmppSessionState.Closed;
        door.Sessions.Remove(this);
        foreach (var receipt in _sent.TakeAll())
        {
            if (receipt is not null)
            {
                door.Receipts.NotTaken(receipt, atOnce: true);
            }
        }
    }

    /// <summary>For what has no response.</summary>
    private uint NextSequenceNumber()
    {
        var sequenceNumber = _sent.Add(null);
        _sent.TryTake(sequenceNumber, out _);
        return sequenceNumber;
    }

    private bool Send(uint sequenceNumber, ISmppPdu pdu, CommandStatus status = CommandStatus.Ok)
    {
        if (status != CommandStatus.Ok)
        {
            _lastError = new EsmeError(status, door.Clock.GetUtcNow());
        }

        return connection.TrySend(sequenceNumber, pdu, status);
    }

    private void Take(in PduHeader header, ISmppPdu pdu)
    {
        switch (pdu)
        {
            case EnquireLink:
                Send(header.SequenceNumber, new EnquireLinkResp());
                break;
            case Bind bind:
                Bind(header.SequenceNumber, bind);
                break;
            case Unbind:
                _state = SmppSessionState.Unbound;
                Send(header.SequenceNumber, new UnbindResp());
                _ = CloseAsync();
                break;
            case UnbindResp when _stopping && !door.IsStopping:
                _ = CloseAsync();
                break;
            case EnquireLinkResp:
                _enquiry.Answered();
                Answered(header, header.CommandStatus);
                break;
            case DeliverSmResp or GenericNack or UnbindResp:
                Answered(header, header.CommandStatus);
                break;
            case DataSmResp:
                break;
            default:
                HandOn(header, pdu);
                break;
        }
    }

    private void HandOn(in PduHeader header, ISmppPdu request)
    {
        Interlocked.Increment(ref _requests);
        if (_stopping)
        {
            Send(header.SequenceNumber, Refusals.Of(header.CommandId), CommandStatus.SystemError);
        }
        else if (Interlocked.Increment(ref _open) > Account!.Smpp.Window)
        {
            Answer(header.SequenceNumber, Refusals.Of(header.CommandId), CommandStatus.Throttled);
        }
        else
        {
            door.Requests.Take(this, header.SequenceNumber, request);
        }
    }

    /// <summary>The peer answers what this side sent.</summary>
    private void Answered(in PduHeader header, CommandStatus status)
    {
        if (!_sent.TryTake(header.SequenceNumber, out var receipt))
        {
            return;
        }

        if (receipt is null)
        {
            _enquiring = false;
            return;
        }

        Interlocked.Decrement(ref _receipts);
        if (status is CommandStatus.Ok or CommandStatus.PermanentReceiverError or CommandStatus.RejectedByReceiver)
        {
            door.Receipts.Ended(receipt);
        }
        else
        {
            door.Receipts.NotTaken(receipt, atOnce: false);
        }
    }

    private void Bind(uint sequenceNumber, Bind bind)
    {
        if (_binding)
        {
            Send(sequenceNumber, Refusals.Of(bind.CommandId), CommandStatus.AlreadyBound);
            return;
        }

        _binding = true;
        var judging = door.Binder.JudgeAsync(bind, peer);
        if (judging.IsCompletedSuccessfully)
        {
            Bound(sequenceNumber, bind, judging.Result);
        }
        else
        {
            _ = BindAsync(sequenceNumber, bind, judging.AsTask());
        }
    }

    private async Task BindAsync(uint sequenceNumber, Bind bind, Task<BindJudgement> judging)
    {
        await ((Task)judging).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Bound(sequenceNumber, bind, judging.IsCompletedSuccessfully ? judging.Result : new BindJudgement(null, CommandStatus.SystemError));
    }

    private void Bound(uint sequenceNumber, Bind bind, BindJudgement judgement)
    {
        var status = judgement.Account is { } account && !door.Sessions.TryAdd(this, account) ? CommandStatus.BindFailed : judgement.Status;
        if (status != CommandStatus.Ok)
        {
            _binding = false;
            Send(sequenceNumber, Refusals.Of(bind.CommandId), status);
            return;
        }

        (Account, _passwordHash, _key) = (judgement.Account, judgement.PasswordHash, judgement.Key);
        tap.Account = Account!.Code;
        _since = door.Clock.GetUtcNow();
        TakesParameters = bind.InterfaceVersion >= InterfaceVersions.Smpp34;
        _state = bind.Type switch
        {
            BindType.Receiver => SmppSessionState.BoundReceiver,
            BindType.Transmitter => SmppSessionState.BoundTransmitter,
            _ => SmppSessionState.BoundTransceiver,
        };
        var version = bind.InterfaceVersion >= InterfaceVersions.Smpp50 ? InterfaceVersions.Smpp50 : InterfaceVersions.Smpp34;
        Send(sequenceNumber, new BindResp
        {
            Type = bind.Type,
            SystemId = door.Options.SystemId,
            Tlvs = TakesParameters ? [Tlv.OfByte(TlvTag.ScInterfaceVersion, version)] : TlvList.Empty,
        });
        _isReady = true;
        if (connection.IsClosed)
        {
            Ended();
        }
        else if (IsReceiver)
        {
            door.Receipts.Room(Account!.Id);
        }
    }
}
