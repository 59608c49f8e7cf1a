using System.Net;
using System.Net.Sockets;

namespace PushPortal.Tests.WapGateway;

/// <summary>A loopback port that nobody listens on.</summary>
internal static class ClosedPort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
