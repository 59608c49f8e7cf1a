namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>CO 1.0 (WAP-175, 7).</summary>
internal static class CacheOperationTable
{
    public static WbxmlDocumentType Create() => new(
        tags: [new(0, 0x05, "co"), new(0, 0x06, "invalidate-object"), new(0, 0x07, "invalidate-service")],
        starts: UriTokens.Starts("uri", plain: 0x05, http: 0x06, httpWww: 0x07, https: 0x08, httpsWww: 0x09),
        values: UriTokens.HostEndings,
        rules:
        [
            new("co") { Children = ["invalidate-object", "invalidate-service"] },
            new("invalidate-object") { Attributes = ["uri"], Required = ["uri"] },
            new("invalidate-service") { Attributes = ["uri"], Required = ["uri"] },
        ])
    {
        PublicId = 0x07,
        FormalPublicIdentifier = "-//WAPFORUM//DTD CO 1.0//EN",
        Version = 0x02,
    };
}
