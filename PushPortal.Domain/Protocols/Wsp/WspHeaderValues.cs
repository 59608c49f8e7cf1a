namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>Values that header fields have numbers for (WAP-230, 8.4.2).</summary>
internal static class WspHeaderValues
{
    public const byte MaxAge = 0x02;

    /// <summary>Directives of Cache-Control (8.4.2.15). From max-age to min-fresh, and s-maxage, have seconds.</summary>
    public static readonly WspCodeTable CacheDirectives = new(
        (0x00, "no-cache"), (0x01, "no-store"), (MaxAge, "max-age"), (0x03, "max-stale"), (0x04, "min-fresh"), (0x05, "only-if-cached"),
        (0x06, "public"), (0x07, "private"), (0x08, "no-transform"), (0x09, "must-revalidate"), (0x0A, "proxy-revalidate"), (0x0B, "s-maxage"));

    /// <summary>Encodings of content (8.4.2.18); any of them is for Accept-Encoding only.</summary>
    public static readonly WspCodeTable Encodings = new((0x00, "gzip"), (0x01, "compress"), (0x02, "deflate"), (0x03, "*"));

    public static readonly WspCodeTable Ranges = new((0x00, "none"), (0x01, "bytes"));
}
