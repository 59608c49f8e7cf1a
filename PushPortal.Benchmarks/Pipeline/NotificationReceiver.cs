using System.Globalization;
using System.Net.Sockets;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>The push initiator's HTTP server: takes result notifications and webhooks over keep-alive connections, counts them and confirms them.</summary>
internal sealed class NotificationReceiver : IDisposable
{
    private readonly Socket _listener = PeerSockets.Listen();
    private readonly List<Socket> _connections = [];
    private readonly HandsetNumbers _numbers;
    private readonly Tally _tally;

    private NotificationReceiver(HandsetNumbers numbers, Tally tally)
    {
        _numbers = numbers;
        _tally = tally;
    }

    internal string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{PeerSockets.PortOf(_listener)}/notify");

    internal static NotificationReceiver Start(HandsetNumbers numbers, Tally tally)
    {
        var receiver = new NotificationReceiver(numbers, tally);
        _ = receiver.AcceptAsync();
        return receiver;
    }

    public void Dispose()
    {
        _listener.Dispose();
        lock (_connections)
        {
            _connections.ForEach(connection => connection.Dispose());
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptAsync();
                lock (_connections)
                {
                    _connections.Add(socket);
                }

                _ = ServeAsync(socket);
            }
        }
        catch (Exception closed) when (PeerSockets.IsEnd(closed))
        {
            // The run is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            socket.NoDelay = true;
            var requests = new HttpMessages(socket);
            var confirmation = new Confirmation();
            while (await requests.ReadAsync())
            {
                await socket.SendAllAsync(Take(requests.Body, confirmation));
            }
        }
        catch (Exception closed) when (PeerSockets.IsEnd(closed))
        {
            // The gateway or the run is over.
        }
    }

    /// <summary>Counts what a notification tells.</summary>
    /// <returns>The answer to it.</returns>
    private ReadOnlyMemory<byte> Take(ReadOnlySpan<byte> body, Confirmation confirmation)
    {
        var told = ToldResult.Read(body);
        _tally.Notification(told.FirstOfPush < 0 ? -1 : _numbers.TransactionOf(told.FirstOfPush, told.HandsetDigits), told.IsDelivered);
        return told.IsPap ? confirmation.OfPush(told.FirstOfPush) : Confirmation.Empty;
    }
}
