using PushPortal.Domain.Protocols.Wbxml;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Domain.Content;

/// <summary>EMN to WBXML (WAP-297).</summary>
internal static class EmailNotificationEncoder
{
    public static EncodedContent Encode(EmailNotification content)
    {
        if (string.IsNullOrEmpty(content.Mailbox))
            throw new ContentException("mailbox", "mailbox is required.");
        ContentText.Check("mailbox", content.Mailbox);

        var root = new WbxmlElement("emn");
        root.Add("mailbox", content.Mailbox);
        root.Add("timestamp", content.Timestamp is { } timestamp ? WbxmlDate.Format(timestamp) : null);
        List<string> warnings = ContentText.IsAbsoluteUri(content.Mailbox) ? [] : ["mailbox is not a URI such as mailat:user@example.com."];
        return new(PushMediaType.EmailNotification.Binary, WbxmlWriter.Write(WbxmlDocumentTypes.EmailNotification, root), Href: null, PushApplicationId.EmailUserAgent, warnings);
    }

    /// <summary>What an EMN document says, once its elements and attributes were found to be EMN's.</summary>
    public static EmailNotification FromElement(WbxmlElement root) => new()
    {
        Mailbox = root["mailbox"]!,
        Timestamp = root["timestamp"] is { } text && WbxmlDate.TryParse(text, out var instant) ? instant : null,
    };
}
