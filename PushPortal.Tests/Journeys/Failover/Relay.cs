using System.Net;
using System.Net.Sockets;

namespace PushPortal.Tests.Journeys.Failover;

/// <summary>A way over TCP that can be cut as a network is: nobody is told, nothing comes through, and what was on its way arrives when it is mended.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly Func<CancellationToken, Task<Socket>> _connect;
    private readonly Task _accepting;
    private volatile TaskCompletionSource _open = Opened();

    /// <param name="connect">To where it leads.</param>
    private Relay(Func<CancellationToken, Task<Socket>> connect)
    {
        _connect = connect;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>To a socket in the file system.</summary>
    internal static Relay To(string path) => new(async ct =>
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), ct);
        return socket;
    });

    /// <summary>To a port of this machine.</summary>
    internal static Relay To(int port) => new(async ct =>
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port, ct);
        return socket;
    });

    internal void Cut() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    internal void Mend() => _open.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
    }

    private static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }

    private async Task AcceptAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            _ = CarryAsync(await _listener.AcceptSocketAsync(_ending.Token));
        }
    }

    private async Task CarryAsync(Socket client)
    {
        using (client)
        {
            try
            {
                await _open.Task.WaitAsync(_ending.Token);
                using var server = await _connect(_ending.Token);
                client.NoDelay = true;
                await Task.WhenAny(CopyAsync(client, server), CopyAsync(server, client));
            }
            catch (Exception ended) when (ended is SocketException or OperationCanceledException)
            {
                // One of the two is gone, or the test is over.
            }
        }
    }

    private async Task CopyAsync(Socket from, Socket to)
    {
        var octets = new byte[65536];
        while (await from.ReceiveAsync(octets, _ending.Token) is > 0 and var length)
        {
            // It was on its way when the network was cut.
            await _open.Task.WaitAsync(_ending.Token);
            await to.SendAsync(octets.AsMemory(0, length), _ending.Token);
        }
    }
}
