using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using PushPortal.Domain.Nodes;
using PushPortal.Domain.Protocols.Smpp;
using PushPortal.Infrastructure.Settings;
using PushPortal.Infrastructure.Tracing;

namespace PushPortal.Infrastructure.Smpp;

/// <summary>One session of an ESME, kept up: connected, bound, asked after when it is silent, and opened again when it is lost (SMPP 3.4, 2).</summary>
/// <param name="name">Of the link that it belongs to.</param>
internal sealed partial class SmppClientSession<T>(
    string name, SmppClientOptions options, BindType type, byte version, ISmppClientUser<T> user, TimeProvider clock, ILogger logger, SmppTap? tap, ILease? lease) : ISmppPeer
{
    private readonly PendingRequests<T> _pending = new(options.ResponseTimeout, clock);
    private readonly LinkEnquiry _enquiry = new(clock);
    private readonly ReconnectPause _pause = new(options.FirstReconnect, options.LongestReconnect);
    private SmppSessionState _state = SmppSessionState.Closed;
    private SmppConnection? _connection;
    private volatile SmppConnection? _bound;
    private volatile string? _trouble = "Not connected yet";
    private TaskCompletionSource<CommandStatus> _bindAnswer = new();
    private TaskCompletionSource _over = new();
    private long _enquiredAt;

    internal bool IsBound => _bound is not null;

    /// <summary>Whether requests can be sent on it while it is bound.</summary>
    internal bool Transmits => type != BindType.Receiver;

    /// <summary>Requests that wait for their response.</summary>
    internal int Outstanding => _pending.Count;

    /// <summary>Why it is not bound, in words; null when it is.</summary>
    internal string? Trouble => _trouble;

    /// <summary>How long the SMSC took to answer the last link enquiry; null when there was none.</summary>
    internal TimeSpan? EnquiryDelay => _enquiry.Delay;

    /// <summary>Takes the session down, in good order when it is bound, and keeps it down until it is released.</summary>
    internal SessionHold Hold { get; } = new(clock);

    /// <summary>Keeps the session up until it is told to end.</summary>
    internal async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            if (Hold.IsHeld)
            {
                _trouble = "Stopped by an administrator";
                _pause.Reset();
                await Hold.WaitAsync(ct);
                continue;
            }

            try
            {
                await ServeAsync(ct);
            }
            catch (Exception failure)
            {
                // Stopping cuts off whatever was under way: the failure that follows is the end, and nobody's trouble.
                if (ct.IsCancellationRequested)
                {
                    return;
                }

                _trouble = failure is OperationCanceledException
                    ? $"{options.Host}:{options.Port} did not answer in time"
                    : $"{options.Host}:{options.Port}: {failure.Message}";
            }

            if (!Hold.IsHeld)
            {
                LogNotBound(name, _trouble);
                await Task.Delay(_pause.Next(Random.Shared.NextDouble()), clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>
    /// Sends a request whose outcome the user is told once. False when the session does not take it: nothing was sent, and the user is told nothing.
    /// </summary>
    /// <exception cref="SmppProtocolException">A field has a value that SMPP cannot carry; nothing is sent.</exception>
    internal bool TrySend(T request, ISmppPdu pdu)
    {
        if (_bound is not { } connection || Hold.IsHeld || _pending.Count >= options.Window)
        {
            return false;
        }

        var sequence = _pending.Add(request);
        try
        {
            // When the session ends just now, either it hands the request back with the others, or it is taken back here.
            return connection.TrySend(sequence, pdu) || !_pending.TryTake(sequence, out _);
        }
        catch (SmppProtocolException)
        {
            _pending.TryTake(sequence, out _);
            throw;
        }
    }

    /// <summary>Does what time makes due. Not called twice at a time.</summary>
    internal void Look()
    {
        while (_pending.TryTakeOverdue(out var request))
        {
            user.Unanswered(request);
        }

        if (Hold.IsHeld || Hold.IsLeaving)
        {
            Leave();
        }
        else if (_bound is not { } connection || connection.Silence < options.EnquireInterval)
        {
            _enquiredAt = 0;
        }
        else if (_enquiredAt == 0)
        {
            _enquiredAt = clock.GetTimestamp();
            _enquiry.Sent();
            connection.TrySend(_pending.NextSequence(), new EnquireLink());
        }
        else if (clock.GetElapsedTime(_enquiredAt) >= options.EnquireTimeout)
        {
            Cut($"{options.Host}:{options.Port} fell silent");
        }
    }

    /// <summary>Ends the session in good order. Returns when it is over, or has taken too long.</summary>
    internal async Task UnbindAsync(TimeSpan limit)
    {
        if (_bound is { } connection)
        {
            var over = _over.Task;
            _bound = null;
            connection.TrySend(_pending.NextSequence(), new Unbind());
            await Task.WhenAny(over, Task.Delay(limit, clock, CancellationToken.None));
        }
    }

    public void Received(in PduHeader header, ReadOnlySpan<byte> body)
    {
        switch (SmppSessionTable.Rule(_state, SmppSide.Smsc, header.CommandId))
        {
            case SessionRuling.Allowed:
                Take(header, body);
                break;
            case SessionRuling.UnknownCommand:
                Send(header, new GenericNack(), CommandStatus.InvalidCommandId);
                break;
            case SessionRuling.InvalidBindStatus or SessionRuling.AlreadyBound:
                Send(header, ResponseTo(header.CommandId), CommandStatus.InvalidBindStatus);
                break;
        }
    }

    public void Broken()
    {
        _trouble = $"{options.Host}:{options.Port} sent octets that are no PDU";
        _connection!.TrySend(0, new GenericNack(), CommandStatus.InvalidCommandLength);
    }

    private async Task ServeAsync(CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(options.ConnectTimeout, clock);
        using var opening = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        await using var connection = new SmppConnection(await ConnectAsync(opening.Token), clock, tap: tap, lease: lease);
        _bindAnswer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        (_connection, _state) = (connection, SmppSessionState.Open);
        var reading = connection.RunAsync(this, CancellationToken.None);
        try
        {
            connection.TrySend(_pending.NextSequence(), Bind());
            await Task.WhenAny(_bindAnswer.Task, reading).WaitAsync(opening.Token);
            if (!_bindAnswer.Task.IsCompletedSuccessfully)
            {
                throw new IOException("The connection was closed before the bind was answered");
            }

            if (await _bindAnswer.Task is not CommandStatus.Ok and var refusal)
            {
                throw new BindRefusedException(refusal);
            }

            LogBound(name, options.Host, options.Port, type);
            await reading.WaitAsync(ct);
        }
        finally
        {
            connection.Close();
            await reading;
            End();
        }
    }

    private async Task<Stream> ConnectAsync(CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Stream stream = Stream.Null;
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, ct);
            stream = new NetworkStream(socket, ownsSocket: true);
            if (options.Tls)
            {
                var secure = new SslStream(stream);
                stream = secure;
                await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = options.Host, CertificateChainPolicy = Trust() }, ct);
            }

            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Null for whom the system trusts. Read for each connection: a certificate may be renewed while the gateway runs.</summary>
    private X509ChainPolicy? Trust()
    {
        if (options.TlsTrustedCertificates.Length == 0)
        {
            return null;
        }

        // A private authority rarely has lists of what it has revoked where a gateway reaches them.
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(PemCertificatesAttribute.Load(options.TlsTrustedCertificates));
        return policy;
    }

    private Bind Bind() => new()
    {
        Type = type,
        SystemId = options.SystemId,
        Password = options.Password,
        SystemType = options.SystemType,
        InterfaceVersion = version,
    };

    private void Take(in PduHeader header, ReadOnlySpan<byte> body)
    {
        ISmppPdu? pdu = null;
        try
        {
            var reader = PduReader.Copying(body);
            pdu = SmppPdu.Read(header.CommandId, ref reader);
        }
        catch (SmppProtocolException broken)
        {
            if (!header.CommandId.IsResponse)
            {
                Send(header, ResponseTo(header.CommandId), broken.Answer);
                return;
            }
        }

        switch (header.CommandId)
        {
            case CommandId.BindReceiverResp or CommandId.BindTransmitterResp or CommandId.BindTransceiverResp:
                TakeBindAnswer(header.CommandStatus);
                break;
            case CommandId.EnquireLink:
                Send(header, new EnquireLinkResp());
                break;
            case CommandId.EnquireLinkResp:
                _enquiry.Answered();
                break;
            case CommandId.DeliverSm or CommandId.DataSm or CommandId.AlertNotification:
                user.Came(pdu!);
                if (header.CommandId.Response != CommandId.GenericNack)
                {
                    Send(header, ResponseTo(header.CommandId));
                }

                break;
            case CommandId.Unbind:
                _ = EndAsync(header, _connection!);
                break;
            case CommandId.UnbindResp:
                _connection!.Close();
                break;
            case CommandId.GenericNack when _state == SmppSessionState.Open:
                TakeBindAnswer(header.CommandStatus == CommandStatus.Ok ? CommandStatus.UnknownError : header.CommandStatus);
                break;
            case CommandId.SubmitSmResp or CommandId.DataSmResp or CommandId.GenericNack:
                TakeAnswer(header, pdu);
                break;
        }
    }

    private void TakeBindAnswer(CommandStatus status)
    {
        if (status == CommandStatus.Ok)
        {
            _state = type switch
            {
                BindType.Transmitter => SmppSessionState.BoundTransmitter,
                BindType.Receiver => SmppSessionState.BoundReceiver,
                _ => SmppSessionState.BoundTransceiver,
            };
            _pause.Reset();
            _trouble = null;
            _bound = _connection;
            user.SessionsChanged();
        }

        _bindAnswer.TrySetResult(status);
    }

    private void TakeAnswer(in PduHeader header, ISmppPdu? response)
    {
        if (!_pending.TryTake(header.SequenceNumber, out var request))
        {
            return;
        }
        if (header.CommandStatus is CommandStatus.InvalidBindStatus or CommandStatus.BindFailed)
        {
            // The SMSC sees no bound session here: only a new bind mends that.
            Cut($"{options.Host}:{options.Port} answered {header.CommandStatus.Name}: {header.CommandStatus.Meaning}");
        }

        user.Answered(request, header.CommandStatus, response);
    }

    /// <summary>The SMSC ends the session.</summary>
    private async Task EndAsync(PduHeader unbind, SmppConnection connection)
    {
        _state = SmppSessionState.Unbound;
        _bound = null;
        _trouble = $"{options.Host}:{options.Port} ended the session";
        Send(unbind, new UnbindResp());
        await connection.FlushAsync();
        connection.Close();
    }

    /// <summary>Nothing is sent on a session that is held; it ends when what was sent is answered, or is not answered soon.</summary>
    private void Leave()
    {
        if (Hold.IsForsaken)
        {
            _connection?.Close();
        }
        else if (!Hold.IsLeaving && _bound is { } connection && (_pending.Count == 0 || Hold.IsImpatient))
        {
            _bound = null;
            Hold.Left();
            connection.TrySend(_pending.NextSequence(), new Unbind());
            user.SessionsChanged();
        }
    }

    private void Cut(string trouble)
    {
        _trouble = trouble;
        _bound = null;
        _connection!.Close();
    }

    /// <summary>Whatever the end was: nothing is sent any more, and nothing answered.</summary>
    private void End()
    {
        Hold.Over();
        (_bound, _state) = (null, SmppSessionState.Closed);
        _trouble ??= $"{options.Host}:{options.Port} closed the connection";
        user.SessionsChanged();
        if (_pending.TakeAll() is { Count: > 0 } lost)
        {
            user.Lost(lost);
        }

        _over.TrySetResult();
    }

    private void Send(in PduHeader request, ISmppPdu response, CommandStatus status = CommandStatus.Ok) =>
        _connection!.TrySend(request.SequenceNumber, response, status);

    private static ISmppPdu ResponseTo(CommandId request) => request switch
    {
        CommandId.DeliverSm => new DeliverSmResp(),
        CommandId.DataSm => new DataSmResp { MessageId = "" },
        _ => new GenericNack(),
    };

    [LoggerMessage(LogLevel.Information, "Link {Link} is bound to {Host}:{Port} as {Type}")]
    private partial void LogBound(string link, string host, int port, BindType type);

    [LoggerMessage(LogLevel.Warning, "Link {Link} has no session: {Trouble}")]
    private partial void LogNotBound(string link, string? trouble);
}
