using System.Net;

namespace PushPortal.Infrastructure.Outgoing;

/// <summary>Asks the system's resolver (hosts file, then DNS).</summary>
internal sealed class DnsHostResolver : IHostResolver
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct) => Dns.GetHostAddressesAsync(host, ct);
}
