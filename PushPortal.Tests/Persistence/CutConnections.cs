using System.Net;
using System.Net.Sockets;

namespace PushPortal.Tests.Persistence;

/// <summary>The way to a PostgreSQL, which can be cut: at once, or at the next commit before it reaches the server or before its answer comes back.</summary>
internal sealed class CutConnections : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> _open = [];
    private readonly string _server;
    private volatile CommitCut _next;
    private int _questions;

    /// <param name="server">Its socket.</param>
    internal CutConnections(string server)
    {
        _server = server;
        _listener.Start();
        _ = AcceptAsync();
    }

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How often something was sent to the server.</summary>
    internal int Questions => Volatile.Read(ref _questions);

    /// <summary>Where the next commit is cut off.</summary>
    internal CommitCut Next
    {
        set => _next = value;
    }

    internal void CutAll()
    {
        lock (_open)
        {
            _open.ForEach(socket => socket.Dispose());
            _open.Clear();
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        CutAll();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptSocketAsync();
            var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await server.ConnectAsync(new UnixDomainSocketEndPoint(_server));
            lock (_open)
            {
                _open.AddRange([client, server]);
            }

            _ = CarryAsync(client, server);
        }
    }

    private async Task CarryAsync(Socket client, Socket server)
    {
        var cut = CommitCut.None;
        try
        {
            await await Task.WhenAny(AskAsync(), AnswerAsync());
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // One of the two is gone.
        }

        client.Dispose();
        server.Dispose();

        async Task AskAsync()
        {
            var octets = new byte[65536];
            while (await client.ReceiveAsync(octets) is > 0 and var length)
            {
                if (_next != CommitCut.None && octets.AsSpan(0, length).IndexOf("COMMIT\0"u8) >= 0)
                {
                    (cut, _next) = (_next, CommitCut.None);
                    if (cut == CommitCut.BeforeTheServer)
                    {
                        return;
                    }
                }

                Interlocked.Increment(ref _questions);
                await server.SendAsync(octets.AsMemory(0, length));
            }
        }

        async Task AnswerAsync()
        {
            var octets = new byte[65536];
            while (await server.ReceiveAsync(octets) is > 0 and var length && cut != CommitCut.BeforeTheAnswer)
            {
                await client.SendAsync(octets.AsMemory(0, length));
            }
        }
    }
}
