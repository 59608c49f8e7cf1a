using System.Net;

namespace PushPortal.Infrastructure.Outgoing;

/// <summary>Turns the host of a target into its addresses, once for each connection that is opened.</summary>
internal interface IHostResolver
{
    /// <summary>Every address of the host; empty or a <see cref="System.Net.Sockets.SocketException"/> when it has none.</summary>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct);
}
