using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>Connectionless WSP (WAP-230, 7.2): a datagram with a request, a datagram with its reply. Who is not served gets none, so that nobody can be flooded by another's requests.</summary>
internal sealed partial class WspListener(WspFetching fetching, HandsetClients clients, IOptions<WapGatewayOptions> options, IOptions<WspOptions> wsp, ILogger<WspListener> logger) : IHostedService, IDisposable
{
    private const string Setting = WapGatewayOptions.Section + ":" + nameof(WapGatewayOptions.WspEndpoint);

    /// <summary>Requests that are being fetched; a handset that hears nothing sends its request again under its number.</summary>
    private readonly ConcurrentDictionary<(IPEndPoint Peer, byte Id), Task> _open = new();
    private readonly CancellationTokenSource _stopped = new();
    private DatagramSocket? _socket;

    /// <summary>Where it listens, once it has started; null when it is left out.</summary>
    public IPEndPoint? Endpoint => _socket?.Endpoint;

    /// <summary>As the setting wants it.</summary>
    public bool IsListening => options.Value.WspEndpoint.Length == 0 || _socket is { IsReading: true };

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.WspEndpoint.Length == 0) return Task.CompletedTask;
        _socket = DatagramSocket.Bind(ListenEndpoint.TryParse(options.Value.WspEndpoint)!, Setting, logger);
        _socket.Start(Take);
        LogListening(_socket.Endpoint);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A host may stop its services more than once.
        if (Interlocked.Exchange(ref _socket, null) is not { } socket) return;
        await _stopped.CancelAsync();
        await socket.DisposeAsync();
        await Task.WhenAll(_open.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stopped.Dispose();

    private void Take(IPEndPoint from, ReadOnlyMemory<byte> datagram)
    {
        if (clients.Identify(from.Address) is not { } client || datagram.Length < 2 || !WspRequest.IsRequest(datagram.Span[1..])) return;
        var key = (from, datagram.Span[0]);
        if (_open.Count >= wsp.Value.MaxTransactions) return;
        var answered = new TaskCompletionSource();
        if (_open.TryAdd(key, answered.Task)) _ = AnswerAsync(key, client, datagram[1..].ToArray(), answered);
    }

    private async Task AnswerAsync((IPEndPoint Peer, byte Id) key, HandsetClient client, ReadOnlyMemory<byte> pdu, TaskCompletionSource answered)
    {
        await Task.Yield();
        try
        {
            if (await ReplyAsync(key.Id, client, pdu) is { } reply) _socket?.Send(key.Peer, reply);
        }
        catch (Exception failure)
        {
            LogNotAnswered(failure);
        }
        finally
        {
            _open.TryRemove(key, out _);
            answered.SetResult();
        }
    }

    private async Task<byte[]?> ReplyAsync(byte id, HandsetClient client, ReadOnlyMemory<byte> pdu)
    {
        WspRequest request;
        try
        {
            request = WspRequest.Read(pdu);
        }
        catch (WspFormatException problem)
        {
            return WspReply.Write(400, [new("Content-Type", "text/plain")], Encoding.UTF8.GetBytes(problem.Message + "\n"), id);
        }
        return await fetching.AnswerAsync(client, request, [], wsp.Value.MaxConnectionlessReplyOctets, id, _stopped.Token);
    }

    [LoggerMessage(LogLevel.Information, "The WAP gateway takes connectionless WSP on {Endpoint}")]
    private partial void LogListening(IPEndPoint endpoint);

    [LoggerMessage(LogLevel.Error, "A connectionless WSP request could not be answered")]
    private partial void LogNotAnswered(Exception failure);
}
