namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>EMN 1.0 (WAP-297). Its host endings have no slash, since a mailbox ends there.</summary>
internal static class EmailNotificationTable
{
    public static WbxmlDocumentType Create() => new(
        tags: [new(0, 0x05, "emn")],
        starts:
        [
            new(0, 0x05, "timestamp"),
            new(0, 0x07, "mailbox", "mailat:"),
            new(0, 0x08, "mailbox", "pop://"),
            new(0, 0x09, "mailbox", "imap://"),
            .. UriTokens.Starts("mailbox", plain: 0x06, http: 0x0A, httpWww: 0x0B, https: 0x0C, httpsWww: 0x0D),
        ],
        values: [new(0, 0x85, ".com"), new(0, 0x86, ".edu"), new(0, 0x87, ".net"), new(0, 0x88, ".org")],
        rules: [new("emn") { Attributes = ["mailbox", "timestamp"], Required = ["mailbox"] }],
        dates: ["timestamp"])
    {
        PublicId = 0x0D,
        FormalPublicIdentifier = "-//WAPFORUM//DTD EMN 1.0//EN",
        Version = 0x02,
    };
}
