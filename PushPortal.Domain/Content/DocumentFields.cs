using PushPortal.Domain.Protocols.Wbxml;
using PushPortal.Domain.Protocols.Wsp;

namespace PushPortal.Domain.Content;

/// <summary>The properties of push documents, under the names that a submission gives them.</summary>
internal static class DocumentFields
{
    /// <summary>Null when the document is not one of its media type.</summary>
    public static List<ContentField>? Of(PushMediaType media, WbxmlDocument document, WspMediaType type)
    {
        var root = document.Root;
        if (document.Type != media.Document || root.Name != media.Document.Root)
            return null;
        return media == PushMediaType.ServiceIndication ? root.Child("indication") is { } indication ? Indication(indication) : null
            : media == PushMediaType.ServiceLoading ? Loading(root)
            : media == PushMediaType.CacheOperation ? Operation(CacheOperationEncoder.FromElement(root))
            : media == PushMediaType.EmailNotification ? Email(root)
            : Provisioning(root, type);
    }

    public static void Add(List<ContentField> fields, string name, object? value)
    {
        if (value is not null)
            fields.Add(new(name, value));
    }

    private static List<ContentField> Indication(WbxmlElement indication)
    {
        var fields = new List<ContentField>();
        Add(fields, "href", indication["href"]);
        Add(fields, "text", indication.Text);
        Add(fields, "siId", indication["si-id"]);
        Add(fields, "created", InstantOf(indication["created"]));
        Add(fields, "expires", InstantOf(indication["si-expires"]));
        Add(fields, "action", indication["action"] ?? SignalActionText.Default);
        return fields;
    }

    private static List<ContentField> Loading(WbxmlElement loading)
    {
        var fields = new List<ContentField>();
        Add(fields, "href", loading["href"]);
        Add(fields, "action", loading["action"] ?? LoadingActionText.Default);
        return fields;
    }

    private static List<ContentField> Operation(CacheOperation operation)
    {
        var fields = new List<ContentField>();
        Add(fields, "objects", operation.Objects.Count > 0 ? operation.Objects : null);
        Add(fields, "services", operation.Services.Count > 0 ? operation.Services : null);
        return fields;
    }

    private static List<ContentField> Email(WbxmlElement notification)
    {
        var fields = new List<ContentField>();
        Add(fields, "mailbox", notification["mailbox"]);
        Add(fields, "timestamp", InstantOf(notification["timestamp"]));
        return fields;
    }

    private static List<ContentField> Provisioning(WbxmlElement document, WspMediaType type)
    {
        var fields = new List<ContentField>();
        Add(fields, "xml", ElementText.Of(document));
        Add(fields, "sec", SecurityMethodText.OfNumber(type["sec"]));
        Add(fields, "mac", type["mac"]);
        return fields;
    }

    /// <summary>An instant, or the text where a document wrote it as one that is none.</summary>
    private static object? InstantOf(string? text) => text is not null && WbxmlDate.TryParse(text, out var instant) ? instant : text;
}
