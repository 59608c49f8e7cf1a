namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>SL 1.0 (WAP-168, 8).</summary>
internal static class ServiceLoadingTable
{
    public static WbxmlDocumentType Create() => new(
        tags: [new(0, 0x05, "sl")],
        starts:
        [
            new(0, 0x05, "action", "execute-low", Whole: true),
            new(0, 0x06, "action", "execute-high", Whole: true),
            new(0, 0x07, "action", "cache", Whole: true),
            .. UriTokens.Starts("href", plain: 0x08, http: 0x09, httpWww: 0x0A, https: 0x0B, httpsWww: 0x0C),
        ],
        values: UriTokens.HostEndings,
        rules: [new("sl") { Attributes = ["href", "action"], Required = ["href"] }])
    {
        PublicId = 0x06,
        FormalPublicIdentifier = "-//WAPFORUM//DTD SL 1.0//EN",
        Version = 0x02,
    };
}
