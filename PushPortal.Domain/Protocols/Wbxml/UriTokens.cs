namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>Tokens that several document types share: beginnings of a URI in steps of one token, and ends of host names.</summary>
internal static class UriTokens
{
    public static WbxmlAttributeStart[] Starts(string attribute, byte plain, byte http, byte httpWww, byte https, byte httpsWww) =>
    [
        new(0, plain, attribute),
        new(0, http, attribute, "http://"),
        new(0, httpWww, attribute, "http://www."),
        new(0, https, attribute, "https://"),
        new(0, httpsWww, attribute, "https://www."),
    ];

    public static WbxmlAttributeValue[] HostEndings { get; } =
        [new(0, 0x85, ".com/"), new(0, 0x86, ".edu/"), new(0, 0x87, ".net/"), new(0, 0x88, ".org/")];
}
