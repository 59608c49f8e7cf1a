using System.IO.Pipelines;
using System.Net.Sockets;

namespace PushPortal.Infrastructure.WapGateway;

/// <summary>Carries octets both ways between a handset and an origin until one ends, both are silent too long, or the cap is reached.</summary>
internal sealed class Tunnel(IDuplexPipe handset, NetworkStream origin, WapGatewayOptions options, TimeProvider clock) : IDisposable
{
    private const int Chunk = 16 * 1024;
    private readonly CancellationTokenSource _idle = new(options.TunnelIdleTimeout, clock);

    /// <summary>Returns when the tunnel is over: the octets that the handset was sent.</summary>
    public async Task<long> RunAsync(CancellationToken serverStopping)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(_idle.Token, serverStopping);
        var up = SendUpAsync(over);
        var octets = await SendDownAsync(over.Token);
        await over.CancelAsync();
        await up;
        return octets;
    }

    public void Dispose() => _idle.Dispose();

    private async Task SendUpAsync(CancellationTokenSource over)
    {
        var ct = over.Token;
        try
        {
            while (true)
            {
                var read = await handset.Input.ReadAsync(ct);
                foreach (var part in read.Buffer) await origin.WriteAsync(part, ct);
                handset.Input.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted) break;
                Progress();
            }
            origin.Socket.Shutdown(SocketShutdown.Send);        // the origin may still have something to say
        }
        catch (Exception end) when (IsEndOfTunnel(end))
        {
            await over.CancelAsync();                           // whichever side broke off, the way down ends too
        }
    }

    private async Task<long> SendDownAsync(CancellationToken ct)
    {
        var octets = 0L;
        try
        {
            while (octets < options.MaxResponseOctets)
            {
                var read = await origin.ReadAsync(handset.Output.GetMemory(Chunk), ct);
                if (read == 0) break;
                handset.Output.Advance(read);
                octets += read;
                if ((await handset.Output.FlushAsync(ct)).IsCompleted) break;
                Progress();
            }
        }
        catch (Exception end) when (IsEndOfTunnel(end))
        {
            // What was sent until then counts.
        }
        return octets;
    }

    private void Progress() => _idle.CancelAfter(options.TunnelIdleTimeout);

    private static bool IsEndOfTunnel(Exception end) => end is IOException or SocketException or OperationCanceledException;
}
