using System.Net;
using System.Net.Sockets;

namespace PushPortal.Infrastructure.Outgoing;

/// <summary>
/// Opens TCP connections for one policy. The host is resolved once a connection, every address of the answer is checked, and only
/// a checked address is dialled: a name that changes its address between two look-ups (DNS rebinding) gains nothing.
/// </summary>
internal sealed class OutgoingConnector(OutgoingPolicy policy, IHostResolver resolver)
{
    public async Task<NetworkStream> ConnectAsync(DnsEndPoint target, bool encrypted, CancellationToken ct)
    {
        var addresses = await ResolveAsync(target.Host, ct);
        CheckAll(addresses, target.Host, encrypted);
        return await DialAsync(addresses, target.Port, ct);
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct)
    {
        if (IPAddress.TryParse(host, out var literal)) return [literal];
        var addresses = await resolver.ResolveAsync(host, ct);
        return addresses.Length > 0 ? addresses : throw new SocketException((int)SocketError.HostNotFound);
    }

    private void CheckAll(IPAddress[] addresses, string host, bool encrypted)
    {
        // One bad address refuses the host: an answer that mixes public and inner addresses is an attempt, or a mistake worth noticing.
        foreach (var address in addresses)
            if (policy.ReasonToRefuse(address, encrypted) is { } reason) throw new TargetRefusedException(host, reason);
    }

    private static async Task<NetworkStream> DialAsync(IPAddress[] addresses, int port, CancellationToken ct)
    {
        for (var i = 0; ; i++)
        {
            var address = SpecialAddresses.Plain(addresses[i]);
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, port), ct);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (i < addresses.Length - 1)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}
