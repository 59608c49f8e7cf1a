using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Protocols.Wtp;
using PushPortal.Domain.WapGateway.Sessions;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>
/// WSP's sessions over WTP and UDP: hands datagrams, answers and the time to <see cref="WspSessionServer"/>, and does what it says. One timer serves all that waits;
/// a task there is only for a fetch that is under way.
/// </summary>
internal sealed partial class WspSessionListener(WspFetching fetching, HandsetClients clients, IOptions<WapGatewayOptions> options, IOptions<WspOptions> wsp, TimeProvider clock,
    ILogger<WspSessionListener> logger) : IHostedService
{
    private const string Setting = WapGatewayOptions.Section + ":" + nameof(WapGatewayOptions.WspSessionEndpoint);

    /// <summary>Timers that are due this soon after each other run out together.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    private readonly WspSessionServer _server = new(wsp.Value.ToWtp(), wsp.Value.ToSessions(), () => (uint)RandomNumberGenerator.GetInt32(1, int.MaxValue));
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<WtpTransactionKey, CancellationTokenSource> _fetches = new();
    private readonly long _epoch = clock.GetTimestamp();
    private DatagramSocket? _socket;
    private ITimer? _timer;

    /// <summary>Where it listens, once it has started; null when it is left out.</summary>
    public IPEndPoint? Endpoint => _socket?.Endpoint;

    /// <summary>As the setting wants it.</summary>
    public bool IsListening => options.Value.WspSessionEndpoint.Length == 0 || _socket is { IsReading: true };

    private TimeSpan Now => clock.GetElapsedTime(_epoch);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.WspSessionEndpoint.Length == 0) return Task.CompletedTask;
        _socket = DatagramSocket.Bind(ListenEndpoint.TryParse(options.Value.WspSessionEndpoint)!, Setting, logger);
        _timer = clock.CreateTimer(static listener => ((WspSessionListener)listener!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _socket.Start(Take);
        LogListening(_socket.Endpoint);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A host may stop its services more than once.
        if (Interlocked.Exchange(ref _socket, null) is not { } socket) return;
        await socket.DisposeAsync();
        await _timer!.DisposeAsync();
        foreach (var fetch in _fetches.Values) await fetch.CancelAsync();
    }

    private void Take(IPEndPoint from, ReadOnlyMemory<byte> datagram)
    {
        if (clients.Identify(from.Address) is not { } client) return;
        Do(() => _server.Receive(from, datagram, Now), client);
    }

    /// <summary>On the timer's thread, where nobody else takes a failure.</summary>
    private void Tick()
    {
        try
        {
            Do(() => _server.Tick(Now), client: null);
        }
        catch (Exception failure)
        {
            LogTimersFailed(failure);
        }
    }

    /// <param name="client">Who may have invoked a method.</param>
    private void Do(Func<List<WspSessionOutput>> happen, HandsetClient? client)
    {
        List<WspSessionOutput> outputs;
        lock (_lock)
        {
            outputs = happen();
            Arm();
        }
        foreach (var output in outputs)
        {
            switch (output)
            {
                case WspSessionOutput.Send send:
                    _socket?.Send(send.Peer, send.Datagram.Span);
                    break;
                case WspSessionOutput.MethodInvoked invoked:
                    _fetches[invoked.Key] = new CancellationTokenSource();
                    _ = AnswerAsync(invoked, client!.Value);
                    break;
                case WspSessionOutput.MethodAborted aborted when _fetches.TryRemove(aborted.Key, out var fetch):
                    _ = fetch.CancelAsync();
                    break;
            }
        }
    }

    private void Arm()
    {
        if (_server.NextDue is not { } due) return;
        var left = due - Now;
        _timer!.Change(left > LongestSleep ? LongestSleep : left > Grain ? left : Grain, Timeout.InfiniteTimeSpan);
    }

    private async Task AnswerAsync(WspSessionOutput.MethodInvoked invoked, HandsetClient client)
    {
        if (!_fetches.TryGetValue(invoked.Key, out var abort)) return;
        await Task.Yield();
        byte[]? reply = null;
        try
        {
            reply = await fetching.AnswerAsync(client, invoked.Request, invoked.Session.Headers, invoked.Session.MaxReplyOctets, transactionId: null, abort.Token);
        }
        catch (Exception failure)
        {
            LogNotAnswered(failure);
        }
        // Whoever takes it out has the last word on it.
        if (!_fetches.TryRemove(invoked.Key, out _) || abort.IsCancellationRequested) return;
        abort.Dispose();
        Do(() => reply is null ? _server.Fail(invoked.Key, Now) : _server.Reply(invoked.Key, reply, Now), client: null);
    }

    [LoggerMessage(LogLevel.Information, "The WAP gateway takes WSP sessions on {Endpoint}")]
    private partial void LogListening(IPEndPoint endpoint);

    [LoggerMessage(LogLevel.Error, "What WSP's timers had to do could not be done")]
    private partial void LogTimersFailed(Exception failure);

    [LoggerMessage(LogLevel.Error, "A WSP request could not be answered")]
    private partial void LogNotAnswered(Exception failure);
}
