using System.Net;
using System.Net.Sockets;

namespace PushPortal.Tests.WapGateway;

/// <summary>
/// A loopback port that nobody listens on, and that no outgoing connection is given for its own end: on one of those a process that is killed and started
/// again could not listen any more, and a client that tries it again and again would at last be connected to itself.
/// </summary>
internal static class ClosedPort
{
    /// <summary>Systems give ports to outgoing connections from 32768 (Linux) or 49152 (IANA) on.</summary>
    private const int Lowest = 20_000;
    private const int Highest = 32_000;

    public static int Find()
    {
        while (true)
        {
            var port = Random.Shared.Next(Lowest, Highest);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // It is somebody's.
            }
        }
    }
}
