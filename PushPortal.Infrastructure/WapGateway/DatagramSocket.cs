using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using PushPortal.Infrastructure.Settings;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>A UDP socket and the one loop that reads it. A datagram that its taker fails on is lost; the loop goes on.</summary>
internal sealed partial class DatagramSocket : IAsyncDisposable
{
    private const int LargestDatagram = 65_536;
    private const int ReceiveBuffer = 1024 * 1024;

    private readonly Socket _socket;
    private readonly CancellationTokenSource _stopped = new();
    private readonly ILogger _logger;
    private Task _reading = Task.CompletedTask;

    private DatagramSocket(Socket socket, ILogger logger) => (_socket, _logger) = (socket, logger);

    public IPEndPoint Endpoint => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>Whether datagrams are taken.</summary>
    public bool IsReading => !_stopped.IsCancellationRequested && !_reading.IsCompleted;

    /// <param name="setting">The key that the endpoint comes from.</param>
    public static DatagramSocket Bind(IPEndPoint endpoint, string setting, ILogger logger)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = ReceiveBuffer };
        try
        {
            if (endpoint.Address.Equals(IPAddress.IPv6Any)) socket.DualMode = true;
            socket.Bind(endpoint);
            return new DatagramSocket(socket, logger);
        }
        catch (SocketException failure)
        {
            socket.Dispose();
            throw new SettingException($"{setting} {endpoint} cannot be listened on: {failure.Message}", failure);
        }
    }

    /// <param name="take">Its octets are there while it runs, and it runs once at a time.</param>
    public void Start(Action<IPEndPoint, ReadOnlyMemory<byte>> take) => _reading = ReadAsync(take);

    /// <summary>A datagram that cannot be sent is lost, as datagrams are.</summary>
    public void Send(IPEndPoint to, ReadOnlySpan<byte> datagram)
    {
        try
        {
            _socket.SendTo(datagram, to);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            LogNotSent(failure.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await _reading;
        _socket.Dispose();
        _stopped.Dispose();
    }

    private async Task ReadAsync(Action<IPEndPoint, ReadOnlyMemory<byte>> take)
    {
        var buffer = new byte[LargestDatagram];
        var any = new IPEndPoint(_socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        while (!_stopped.IsCancellationRequested)
        {
            try
            {
                var received = await _socket.ReceiveFromAsync(buffer, any, _stopped.Token);
                take((IPEndPoint)received.RemoteEndPoint, buffer.AsMemory(0, received.ReceivedBytes));
            }
            catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
            {
                return;
            }
            catch (SocketException failure)
            {
                LogNotReceived(failure.Message);
            }
            catch (Exception failure)
            {
                LogNotTaken(failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Debug, "A datagram could not be sent: {Cause}")]
    private partial void LogNotSent(string cause);

    [LoggerMessage(LogLevel.Debug, "A datagram could not be received: {Cause}")]
    private partial void LogNotReceived(string cause);

    [LoggerMessage(LogLevel.Error, "A datagram of a handset could not be dealt with")]
    private partial void LogNotTaken(Exception failure);
}
