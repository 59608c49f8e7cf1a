namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>Header field numbers (WAP-230, table 39). A name that later versions number again keeps every number for reading.</summary>
internal static class WspHeaderNames
{
    public const byte Date = 0x12;
    public const byte Expires = 0x14;
    public const byte LastModified = 0x1D;
    public const byte ApplicationId = 0x2F;
    public const byte EncodingVersion = 0x43;

    public static readonly WspCodeTable Table = new(
        (0x00, "Accept"), (0x01, "Accept-Charset"), (0x02, "Accept-Encoding"), (0x03, "Accept-Language"), (0x04, "Accept-Ranges"),
        (0x05, "Age"), (0x06, "Allow"), (0x07, "Authorization"), (0x08, "Cache-Control"), (0x09, "Connection"), (0x0A, "Content-Base"),
        (0x0B, "Content-Encoding"), (0x0C, "Content-Language"), (0x0D, "Content-Length"), (0x0E, "Content-Location"),
        (0x0F, "Content-MD5"), (0x10, "Content-Range"), (0x11, "Content-Type"), (Date, "Date"), (0x13, "Etag"), (Expires, "Expires"),
        (0x15, "From"), (0x16, "Host"), (0x17, "If-Modified-Since"), (0x18, "If-Match"), (0x19, "If-None-Match"), (0x1A, "If-Range"),
        (0x1B, "If-Unmodified-Since"), (0x1C, "Location"), (LastModified, "Last-Modified"), (0x1E, "Max-Forwards"), (0x1F, "Pragma"),
        (0x20, "Proxy-Authenticate"), (0x21, "Proxy-Authorization"), (0x22, "Public"), (0x23, "Range"), (0x24, "Referer"),
        (0x25, "Retry-After"), (0x26, "Server"), (0x27, "Transfer-Encoding"), (0x28, "Upgrade"), (0x29, "User-Agent"), (0x2A, "Vary"),
        (0x2B, "Via"), (0x2C, "Warning"), (0x2D, "WWW-Authenticate"), (0x2E, "Content-Disposition"),
        (ApplicationId, "X-Wap-Application-Id"), (0x30, "X-Wap-Content-URI"), (0x31, "X-Wap-Initiator-URI"),
        (0x32, "Accept-Application"), (0x33, "Bearer-Indication"), (0x34, "Push-Flag"), (0x35, "Profile"), (0x36, "Profile-Diff"),
        (0x37, "Profile-Warning"), (0x38, "Expect"), (0x39, "TE"), (0x3A, "Trailer"), (0x3B, "Accept-Charset"), (0x3C, "Accept-Encoding"),
        (0x3D, "Cache-Control"), (0x3E, "Content-Range"), (0x3F, "X-Wap-Tod"), (0x40, "Content-ID"), (0x41, "Set-Cookie"),
        (0x42, "Cookie"), (EncodingVersion, "Encoding-Version"), (0x44, "Profile-Warning"), (0x45, "Content-Disposition"),
        (0x46, "X-WAP-Security"), (0x47, "Cache-Control"), (0x48, "Expect"), (0x49, "X-Wap-Loc-Invocation"), (0x4A, "X-Wap-Loc-Delivery"));
}
