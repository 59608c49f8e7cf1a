using System.Net.Sockets;
using System.Text;

namespace PushPortal.Tests.WapGateway;

/// <summary>Speaks to the proxy in octets, for what no HTTP client would send.</summary>
internal static class RawExchange
{
    /// <summary>The whole answer, until the proxy closes.</summary>
    public static async Task<string> SendAsync(RunningProxy proxy, string request, CancellationToken ct)
    {
        using var stream = new NetworkStream(await proxy.ConnectAsync(null, ct), ownsSocket: true);
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), ct);
        return await ReadToEndAsync(stream, ct);
    }

    public static async Task<string> ReadToEndAsync(Stream stream, CancellationToken ct)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        return await reader.ReadToEndAsync(ct);
    }

    /// <summary>The head of an answer whose connection stays open.</summary>
    public static async Task<string> ReadHeadAsync(Stream stream, CancellationToken ct)
    {
        var head = new StringBuilder();
        var octet = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(octet, ct) == 1) head.Append((char)octet[0]);
        return head.ToString();
    }
}
