namespace PushPortal.Web.Api;

/// <summary>Reads a request's body whole. The server has the limit, and ends a longer body with 413.</summary>
internal static class RequestBody
{
    private const int FirstBuffer = 4096;

    internal static async Task<ReadOnlyMemory<byte>> ReadAllAsync(this HttpRequest request, CancellationToken ct)
    {
        var buffer = new byte[request.ContentLength is > 0 and <= int.MaxValue and var length ? (int)Math.Min(length, 1 << 20) + 1 : FirstBuffer];
        var filled = 0;
        while (true)
        {
            var read = await request.Body.ReadAsync(buffer.AsMemory(filled), ct);
            if (read == 0)
            {
                return buffer.AsMemory(0, filled);
            }

            filled += read;
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }
}
