using System.Buffers;
using System.Collections.Concurrent;

namespace PushPortal.Infrastructure.Outgoing;

/// <summary>
/// One request and its whole answer, within the time and the octets of the options. What <see cref="HttpClient"/> makes for that with each request,
/// two sources of cancellation, a timer and a buffer, is kept here for the next one.
/// </summary>
internal sealed class OutgoingExchange(OutgoingOptions options) : IDisposable
{
    private const int FirstBuffer = 2048;

    private readonly ConcurrentBag<CancellationTokenSource> _deadlines = [];

    /// <param name="read">What of the answer is wanted; the octets are there only while it runs.</param>
    /// <exception cref="TimeoutException">No whole answer came in time.</exception>
    /// <exception cref="HttpRequestException">No connection, no HTTP, or more octets than are taken.</exception>
    /// <exception cref="TargetRefusedException">The target may not be reached.</exception>
    public async Task<T> SendAsync<T>(HttpMessageInvoker invoker, HttpRequestMessage request, Func<HttpResponseMessage, ReadOnlyMemory<byte>, T> read, CancellationToken ct)
    {
        if (!_deadlines.TryTake(out var deadline)) deadline = new CancellationTokenSource();
        var stop = ct.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), deadline);
        deadline.CancelAfter(options.RequestTimeout);
        try
        {
            using var response = await invoker.SendAsync(request, deadline.Token);
            return await ReadAsync(response, read, deadline.Token);
        }
        catch (OperationCanceledException cancelled) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException("No answer in time", cancelled);
        }
        finally
        {
            await stop.DisposeAsync();
            if (deadline.TryReset()) _deadlines.Add(deadline);
            else deadline.Dispose();
        }
    }

    public void Dispose()
    {
        while (_deadlines.TryTake(out var deadline)) deadline.Dispose();
    }

    private async ValueTask<T> ReadAsync<T>(HttpResponseMessage response, Func<HttpResponseMessage, ReadOnlyMemory<byte>, T> read, CancellationToken ct)
    {
        if (response.Content.Headers.ContentLength is { } announced && announced > options.MaxResponseOctets) throw TooLong();
        var body = await response.Content.ReadAsStreamAsync(ct);
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var filled = 0;
            while (await body.ReadAsync(buffer.AsMemory(filled), ct) is > 0 and var octets)
            {
                filled += octets;
                if (filled > options.MaxResponseOctets) throw TooLong();
                if (filled == buffer.Length) buffer = Larger(buffer);
            }

            return read(response, buffer.AsMemory(0, filled));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Larger(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private HttpRequestException TooLong() => new($"The answer is longer than {options.MaxResponseOctets} octets");
}
