using Microsoft.AspNetCore.Http.Features;

namespace PushPortal.Web.Api;

/// <summary>Reads a request's body whole, up to the server's limit.</summary>
internal static class RequestBody
{
    private const int FirstBuffer = 4096;
    private const int LargestFirstBuffer = 1 << 20;

    /// <summary>How much more than the limit is read and thrown away: a client that still sends when the connection closes may never see the answer.</summary>
    private const int Patience = 4;

    /// <exception cref="BadHttpRequestException">413: the body is larger than the limit.</exception>
    internal static async Task<ReadOnlyMemory<byte>> ReadAllAsync(this HttpRequest request, CancellationToken ct)
    {
        var limit = Limit(request.HttpContext);
        var buffer = new byte[FirstLength(request.ContentLength, limit)];
        var filled = 0;
        var total = 0L;
        while (true)
        {
            var read = await request.Body.ReadAsync(buffer.AsMemory(filled), ct);
            total += read;
            if (read == 0)
            {
                return total <= limit ? buffer.AsMemory(0, filled) : throw new BadHttpRequestException("The request's body is too large", StatusCodes.Status413PayloadTooLarge);
            }

            filled = total <= limit ? filled + read : 0;
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }

    /// <summary>The server's limit; the server itself then ends the request later, when it is not only a little too large.</summary>
    private static long Limit(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { MaxRequestBodySize: { } limit } size)
        {
            return long.MaxValue;
        }

        if (!size.IsReadOnly)
        {
            size.MaxRequestBodySize = limit * Patience;
        }

        return limit;
    }

    private static int FirstLength(long? announced, long limit) =>
        announced is > 0 and var length && length <= limit ? (int)Math.Min(length, LargestFirstBuffer) + 1 : FirstBuffer;
}
