namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>SI 1.0 (WAP-167, 8).</summary>
internal static class ServiceIndicationTable
{
    public static WbxmlDocumentType Create() => new(
        tags: [new(0, 0x05, "si"), new(0, 0x06, "indication"), new(0, 0x07, "info"), new(0, 0x08, "item")],
        starts:
        [
            new(0, 0x05, "action", "signal-none", Whole: true),
            new(0, 0x06, "action", "signal-low", Whole: true),
            new(0, 0x07, "action", "signal-medium", Whole: true),
            new(0, 0x08, "action", "signal-high", Whole: true),
            new(0, 0x09, "action", "delete", Whole: true),
            new(0, 0x0A, "created"),
            new(0, 0x10, "si-expires"),
            new(0, 0x11, "si-id"),
            new(0, 0x12, "class"),
            .. UriTokens.Starts("href", plain: 0x0B, http: 0x0C, httpWww: 0x0D, https: 0x0E, httpsWww: 0x0F),
        ],
        values: UriTokens.HostEndings,
        rules:
        [
            new("si") { Children = ["indication", "info"] },
            new("indication") { Attributes = ["href", "si-id", "action", "created", "si-expires"], HoldsText = true },
            new("info") { Children = ["item"] },
            new("item") { Attributes = ["class"], Required = ["class"], HoldsText = true },
        ],
        dates: ["created", "si-expires"])
    {
        PublicId = 0x05,
        FormalPublicIdentifier = "-//WAPFORUM//DTD SI 1.0//EN",
        Version = 0x02,
    };
}
