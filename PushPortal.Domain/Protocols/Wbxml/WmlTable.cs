using System.Collections.Frozen;

namespace PushPortal.Domain.Protocols.Wbxml;

/// <summary>Tokens of WML 1.1 to 1.3 (WAP-191, 14.3). All are on code page 0; what a later version added is unknown to an earlier one's handset.</summary>
internal static class WmlTable
{
    private const byte FirstTag = 0x1B;

    private const string TagsInOrder = """
        pre a td tr table p postfield anchor access b big br card do em fieldset go head i img input meta noop prev onevent optgroup option refresh
        select small strong #3A template timer u setvar wml
        """;

    private static readonly FrozenDictionary<string, byte> Tags = TagsInOrder.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select((name, index) => (name, token: (byte)(FirstTag + index)))
        .Where(tag => tag.name[0] != '#')
        .ToFrozenDictionary(tag => tag.name, tag => tag.token);

    private static readonly FrozenSet<string> TextHolders =
        new[] { "pre", "a", "td", "p", "anchor", "b", "big", "em", "fieldset", "i", "option", "small", "strong", "u" }.ToFrozenSet();

    private static readonly FrozenSet<string> Inline = new[] { "a", "anchor", "b", "big", "em", "i", "small", "strong", "u" }.ToFrozenSet();

    /// <summary>Attributes whose value is a URL: variables in it are escaped unless they say otherwise (10.3.1), and it has tokens of its own.</summary>
    private static readonly FrozenSet<string> Urls = new[] { "href", "src", "onenterforward", "onenterbackward", "onpick", "ontimer" }.ToFrozenSet();

    private static readonly FrozenDictionary<string, WbxmlAttributeStart[]> StartsByName = Starts()
        .GroupBy(start => start.Name)
        .ToFrozenDictionary(name => name.Key, name => name.OrderByDescending(start => start.Whole).ThenByDescending(start => start.Prefix.Length).ToArray());

    /// <summary>Parts of a URL, the longest first where several begin alike.</summary>
    public static WbxmlAttributeValue[] UrlParts { get; } =
        [new(0, 0x91, "https://www."), new(0, 0x90, "https://"), new(0, 0x8F, "http://www."), new(0, 0x8E, "http://"), .. UriTokens.HostEndings];

    /// <summary>Values of other attributes, as a whole.</summary>
    public static WbxmlAttributeValue[] Words { get; } =
    [
        new(0, 0x89, "accept"), new(0, 0x8A, "bottom"), new(0, 0x8B, "clear"), new(0, 0x8C, "delete"), new(0, 0x8D, "help"), new(0, 0x93, "middle"),
        new(0, 0x94, "nowrap"), new(0, 0x95, "onpick"), new(0, 0x96, "onenterbackward"), new(0, 0x97, "onenterforward"), new(0, 0x98, "ontimer"),
        new(0, 0x99, "options"), new(0, 0x9A, "password"), new(0, 0x9B, "reset"), new(0, 0x9D, "text"), new(0, 0x9E, "top"), new(0, 0x9F, "unknown"),
        new(0, 0xA0, "wrap"),
    ];

    public static byte? Tag(string name) => Tags.TryGetValue(name, out var token) ? token : null;

    public static bool HoldsText(string element) => TextHolders.Contains(element);

    /// <summary>Blanks at its edges separate words.</summary>
    public static bool IsInline(string element) => Inline.Contains(element);

    public static bool IsUrl(string attribute) => Urls.Contains(attribute);

    /// <summary>The start that says most of the value; null when there is none for it.</summary>
    public static WbxmlAttributeStart? Start(string attribute, string value)
    {
        foreach (var start in StartsByName.GetValueOrDefault(attribute) ?? [])
        {
            if (start.Begins(value))
                return start;
        }
        return null;
    }

    public static bool IsAttribute(string name) => StartsByName.ContainsKey(name);

    private static WbxmlAttributeStart[] Starts() =>
    [
        .. Plain(0x05, "accept-charset"), .. Whole(0x06, "align", "bottom center left middle right top"), .. Plain(0x0C, "alt content"), .. Plain(0x0F, "domain"),
        .. Whole(0x10, "emptyok", "false true"), .. Plain(0x12, "format height hspace ivalue iname"), .. Plain(0x18, "label localsrc maxlength"),
        .. Whole(0x1B, "method", "get post"), .. Whole(0x1D, "mode", "nowrap wrap"), .. Whole(0x1F, "multiple", "false true"), .. Plain(0x21, "name"),
        .. Whole(0x22, "newcontext", "false true"), .. Plain(0x24, "onpick onenterbackward onenterforward ontimer"), .. Whole(0x28, "optional", "false true"),
        .. Plain(0x2A, "path"), .. Plain(0x2E, "scheme"), .. Whole(0x2F, "sendreferer", "false true"), .. Plain(0x31, "size src"),
        .. Whole(0x33, "ordered", "true false"), .. Plain(0x35, "tabindex title type"),
        .. Whole(0x38, "type", "accept delete help password onpick onenterbackward onenterforward ontimer"), .. Whole(0x45, "type", "options prev reset text"),
        new(0, 0x49, "type", "vnd."), .. Plain(0x4A, "href"), new(0, 0x4B, "href", "http://"), new(0, 0x4C, "href", "https://"),
        .. Plain(0x4D, "value vspace width xml:lang"), .. Plain(0x52, "align columns class id"), .. Whole(0x56, "forua", "false true"),
        new(0, 0x58, "src", "http://"), new(0, 0x59, "src", "https://"), .. Plain(0x5A, "http-equiv"), .. Whole(0x5B, "http-equiv", "Content-Type"),
        new(0, 0x5C, "content", "application/vnd.wap.wmlc;charset="), .. Whole(0x5D, "http-equiv", "Expires"), .. Plain(0x5E, "accesskey enctype"),
        .. Whole(0x60, "enctype", "application/x-www-form-urlencoded multipart/form-data"), .. Whole(0x62, "xml:space", "preserve default"),
        .. Whole(0x64, "cache-control", "no-cache"),
    ];

    private static IEnumerable<WbxmlAttributeStart> Plain(byte first, string names) =>
        names.Split(' ').Select((name, index) => new WbxmlAttributeStart(0, (byte)(first + index), name));

    private static IEnumerable<WbxmlAttributeStart> Whole(byte first, string name, string values) =>
        values.Split(' ').Select((value, index) => new WbxmlAttributeStart(0, (byte)(first + index), name, value, Whole: true));
}
