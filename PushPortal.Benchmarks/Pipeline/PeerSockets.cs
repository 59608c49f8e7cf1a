using System.Net;
using System.Net.Sockets;

namespace PushPortal.Benchmarks.Pipeline;

/// <summary>The sockets of the gateway's peers, which share its processors and so must cost as little as they can.</summary>
internal static class PeerSockets
{
    private const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";
    private const string Threads = "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT";

    /// <summary>What <see cref="RunOnOneThread"/> sets, and the gateway must not inherit.</summary>
    internal static IReadOnlyList<string> OwnVariables { get; } = [InlineCompletions, Threads];

    /// <summary>
    /// Lets the thread that polls the sockets run what waits for them: no hop to the thread pool, and all peers on one thread. The runtime reads this with the first socket.
    /// </summary>
    internal static void RunOnOneThread()
    {
        Environment.SetEnvironmentVariable(InlineCompletions, "1");
        Environment.SetEnvironmentVariable(Threads, "1");
    }

    internal static Socket NewSocket() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>A listener on a free loopback port.</summary>
    internal static Socket Listen()
    {
        var listener = NewSocket();
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1024);
        return listener;
    }

    internal static int PortOf(Socket listener) => ((IPEndPoint)listener.LocalEndPoint!).Port;

    /// <summary>A port that nobody listens on at this moment.</summary>
    internal static int FreePort()
    {
        using var listener = Listen();
        return PortOf(listener);
    }

    /// <summary>Sends all of it, in as many pieces as the socket takes.</summary>
    internal static async ValueTask SendAllAsync(this Socket socket, ReadOnlyMemory<byte> octets)
    {
        while (!octets.IsEmpty)
        {
            octets = octets[await socket.SendAsync(octets, SocketFlags.None)..];
        }
    }

    /// <summary>Whether a connection ended, from either side.</summary>
    internal static bool IsEnd(Exception failure) => failure is SocketException or ObjectDisposedException;
}
