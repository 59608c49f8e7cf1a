using PushPortal.Domain.Protocols.Wbxml;

namespace PushPortal.Domain.Content;

/// <summary>CO to WBXML (WAP-175, 7): objects first, then services, since their order means nothing.</summary>
internal static class CacheOperationEncoder
{
    private const string ObjectTag = "invalidate-object";
    private const string ServiceTag = "invalidate-service";

    public static EncodedContent Encode(CacheOperation content)
    {
        if (content.Objects.Count + content.Services.Count == 0)
            throw new ContentException("objects", "A cache operation needs a URI in objects or services.");
        var root = new WbxmlElement("co");
        var warnings = new List<string>();
        Add(root, ObjectTag, "objects", content.Objects, warnings);
        Add(root, ServiceTag, "services", content.Services, warnings);
        return new(PushMediaType.CacheOperation.Binary, WbxmlWriter.Write(WbxmlDocumentTypes.CacheOperation, root), Href: null, DefaultApplicationId: null, warnings);
    }

    /// <summary>What a CO document says.</summary>
    public static CacheOperation FromElement(WbxmlElement root) => new() { Objects = Uris(root, ObjectTag), Services = Uris(root, ServiceTag) };

    private static void Add(WbxmlElement root, string tag, string field, IReadOnlyList<string> uris, List<string> warnings)
    {
        for (var at = 0; at < uris.Count; at++)
        {
            var uri = uris[at];
            if (string.IsNullOrEmpty(uri))
                throw new ContentException($"{field}/{at}", "A URI is empty.");
            ContentText.Check($"{field}/{at}", uri);
            if (!ContentText.IsAbsoluteUri(uri))
                warnings.Add($"{uri} in {field} is not an absolute URI.");
            var element = new WbxmlElement(tag);
            element.Add("uri", uri);
            root.Add(element);
        }
    }

    private static string[] Uris(WbxmlElement root, string tag) =>
        [.. root.Children.Where(child => child.Name == tag).Select(child => child["uri"] ?? "")];
}
