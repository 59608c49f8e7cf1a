namespace PushPortal.Infrastructure.Outgoing;

/// <summary>The beginning of an answer's body: as many octets as the reader is willing to keep.</summary>
/// <param name="Octets">At most the cap.</param>
/// <param name="IsWhole">False when there was more.</param>
internal readonly record struct CappedBody(ReadOnlyMemory<byte> Octets, bool IsWhole)
{
    /// <summary>Reads up to the cap and leaves the rest; for answers asked for with <see cref="HttpCompletionOption.ResponseHeadersRead"/>.</summary>
    public static async Task<CappedBody> ReadAsync(HttpContent content, int maxOctets, CancellationToken ct)
    {
        var body = await content.ReadAsStreamAsync(ct);
        await using (body.ConfigureAwait(false))
        {
            var octets = new byte[maxOctets + 1];
            var read = await body.ReadAtLeastAsync(octets, octets.Length, throwOnEndOfStream: false, ct);
            return new CappedBody(octets.AsMemory(0, Math.Min(read, maxOctets)), IsWhole: read <= maxOctets);
        }
    }
}
