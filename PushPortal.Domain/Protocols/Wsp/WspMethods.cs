namespace PushPortal.Domain.Protocols.Wsp;

/// <summary>Well-known methods (WAP-230, table 34), whose numbers are the types of their PDUs.</summary>
internal static class WspMethods
{
    private const byte FirstPost = 0x60;

    public static readonly WspCodeTable Table = new(
        (0x40, "GET"), (0x41, "OPTIONS"), (0x42, "HEAD"), (0x43, "DELETE"), (0x44, "TRACE"), (FirstPost, "POST"), (0x61, "PUT"));

    /// <summary>The PDU's form is that of a Post: it has a body.</summary>
    public static bool HasBody(byte type) => type >= FirstPost;
}
