using PushPortal.Domain.Protocols.Wbxml;

namespace PushPortal.Domain.Content;

/// <summary>SL to WBXML (WAP-168, 8).</summary>
internal static class ServiceLoadingEncoder
{
    public static EncodedContent Encode(ServiceLoading content)
    {
        if (string.IsNullOrEmpty(content.Href))
            throw new ContentException("href", "href is required.");
        ContentText.Check("href", content.Href);
        if (content.Action is { } action && !Enum.IsDefined(action))
            throw new ContentException("action", "action is not one of SL.");

        var root = new WbxmlElement("sl");
        root.Add("href", content.Href);
        root.Add("action", content.Action?.ToText());
        List<string> warnings = ContentText.IsAbsoluteUri(content.Href) ? [] : ["href is not an absolute URI."];
        return new(PushMediaType.ServiceLoading.Binary, WbxmlWriter.Write(WbxmlDocumentTypes.ServiceLoading, root), content.Href, DefaultApplicationId: null, warnings);
    }

    /// <summary>What an SL document says, once its elements and attributes were found to be SL's.</summary>
    public static ServiceLoading FromElement(WbxmlElement root) => new()
    {
        Href = root["href"]!,
        Action = root["action"] is { } action ? LoadingActionText.Parse(action) : null,
    };
}
