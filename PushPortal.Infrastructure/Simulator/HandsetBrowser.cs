using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using PushPortal.Domain.Content;

namespace PushPortal.Infrastructure.Simulator;

/// <summary>
/// Opens URLs for the simulated handsets as a WAP 2.0 phone does: through the WAP gateway's HTTP proxy, from the handset's own
/// source address, by which the gateway knows who it is.
/// </summary>
public sealed class HandsetBrowser(IOptions<SimulatorOptions> options, TimeProvider clock) : IDisposable
{
    private const int BufferSize = 16 * 1024;

    /// <summary>Octets of a page that are looked at. A multimedia message is read whole or not at all.</summary>
    private const int MostShown = 1024 * 1024;

    private readonly ConcurrentDictionary<string, Lazy<HttpClient>> _clients = new(StringComparer.Ordinal);
    private readonly SimulatorOptions _options = options.Value;

    /// <summary>Fetches the URL and counts the octets.</summary>
    /// <exception cref="HttpRequestException">The WAP gateway cannot be reached or its answer breaks off or is too large.</exception>
    /// <exception cref="OperationCanceledException">It took longer than the handset waits.</exception>
    public async Task<OpenedPage> OpenAsync(SimulatedHandset handset, Uri href, CancellationToken ct)
    {
        var content = await FetchAsync(handset, new HttpRequestMessage(HttpMethod.Get, href), ct);
        return new OpenedPage(content.Status, content.Size);
    }

    /// <summary>Sends the request, which it disposes of, and takes the answer.</summary>
    /// <exception cref="HttpRequestException">The WAP gateway cannot be reached or its answer breaks off or is too large.</exception>
    /// <exception cref="OperationCanceledException">It took longer than the handset waits.</exception>
    internal async Task<FetchedContent> FetchAsync(SimulatedHandset handset, HttpRequestMessage request, CancellationToken ct)
    {
        using var sent = request;
        var client = _clients.GetOrAdd(handset.Msisdn, _ => new Lazy<HttpClient>(() => NewClient(handset.Address))).Value;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(_options.OpenSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        using var response = await client.SendAsync(sent, HttpCompletionOption.ResponseHeadersRead, either.Token);
        var type = response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant();
        try
        {
            var (size, body) = await ReadAsync(response.Content, type == WapPush.Mms ? _options.LargestPage : MostShown, either.Token);
            return new FetchedContent((int)response.StatusCode, type, response.Content.Headers.ContentType?.CharSet?.Trim('"').ToLowerInvariant(), size, body);
        }
        catch (IOException broken)
        {
            throw new HttpRequestException(broken.Message, broken);
        }
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            if (client.IsValueCreated)
            {
                client.Value.Dispose();
            }
        }
    }

    private async Task<(long Size, ReadOnlyMemory<byte> Kept)> ReadAsync(HttpContent content, int most, CancellationToken ct)
    {
        await using var body = await content.ReadAsStreamAsync(ct);
        using var kept = new MemoryStream();
        var buffer = new byte[BufferSize];
        var size = 0L;
        while (await body.ReadAsync(buffer, ct) is var read and > 0)
        {
            size += read;
            if (size > _options.LargestPage)
            {
                throw new HttpRequestException($"The page is larger than {_options.LargestPage} octets");
            }

            kept.Write(buffer, 0, (int)Math.Min(read, Math.Max(0, most - kept.Length)));
        }

        return (size, kept.ToArray());
    }

#pragma warning disable RS0030 // A simulated handset is no part of the gateway: it asks the WAP gateway, which guards what it fetches.
    private HttpClient NewClient(IPAddress source) => new(new SocketsHttpHandler
#pragma warning restore RS0030
    {
        Proxy = new WebProxy($"http://{_options.WapGateway}"),
        UseCookies = false,
        ConnectCallback = async (context, ct) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                socket.Bind(new IPEndPoint(source, 0));
                await socket.ConnectAsync(context.DnsEndPoint, ct);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
