using PushPortal.Domain.Protocols.Wbxml;

namespace PushPortal.Domain.Content;

/// <summary>SI to WBXML (WAP-167, 8).</summary>
internal static class ServiceIndicationEncoder
{
    public static EncodedContent Encode(ServiceIndication indication, DateTimeOffset now)
    {
        var content = Normalised(indication);
        Check(content);
        var body = WbxmlWriter.Write(WbxmlDocumentTypes.ServiceIndication, ToElement(content));
        return new(PushMediaType.ServiceIndication.Binary, body, content.Href, DefaultApplicationId: null, Warnings(content, now));
    }

    /// <summary>The indication that an SI document says.</summary>
    /// <exception cref="WbxmlCompileException">The document says none, several, or one with a value that is not of SI.</exception>
    public static ServiceIndication FromElement(WbxmlElement si)
    {
        if (si.Children.Count(child => child.Name == "indication") != 1)
            throw new WbxmlCompileException("Element si needs one indication.");
        if (si.Children.Count(child => child.Name == "info") > 1)
            throw new WbxmlCompileException("Element si has more than one info.");
        var indication = si.Child("indication")!;
        return new()
        {
            Href = indication["href"],
            Text = indication.Text,
            SiId = indication["si-id"],
            Created = InstantOf(indication, "created"),
            Expires = InstantOf(indication, "si-expires"),
            Action = indication["action"] is { } action ? SignalActionText.Parse(action) : null,
            Items = [.. si.Child("info")?.Children.Select(item => new InfoItem(item["class"] ?? "", item.Text)) ?? []],
        };
    }

    private static DateTimeOffset? InstantOf(WbxmlElement indication, string attribute) =>
        indication[attribute] is not { } text ? null
        : WbxmlDate.TryParse(text, out var instant) ? instant
        : throw new WbxmlCompileException($"Attribute {attribute} of indication is no instant.");

    /// <summary>Empty is the same as absent, and instants have whole seconds of UTC, as on the air.</summary>
    private static ServiceIndication Normalised(ServiceIndication indication) => indication with
    {
        Href = NullWhenEmpty(indication.Href),
        SiId = NullWhenEmpty(indication.SiId),
        Text = indication.Text?.Trim() ?? throw new ContentException("text", "text is required."),
        Created = WholeSeconds(indication.Created),
        Expires = WholeSeconds(indication.Expires),
    };

    private static string? NullWhenEmpty(string? text) => text is "" ? null : text;

    private static DateTimeOffset? WholeSeconds(DateTimeOffset? instant) =>
        instant is { } given ? new DateTimeOffset(given.UtcTicks - given.UtcTicks % TimeSpan.TicksPerSecond, TimeSpan.Zero) : null;

    private static void Check(ServiceIndication content)
    {
        ContentText.Check("href", content.Href);
        ContentText.Check("text", content.Text, hasLines: true);
        ContentText.Check("siId", content.SiId);
        if (content.Action is { } action && !Enum.IsDefined(action))
            throw new ContentException("action", "action is not one of SI.");
        foreach (var item in content.Items)
        {
            ContentText.Check("items", item.Class);
            ContentText.Check("items", item.Text, hasLines: true);
        }
    }

    private static WbxmlElement ToElement(ServiceIndication content)
    {
        var indication = new WbxmlElement("indication") { Text = content.Text };
        indication.Add("href", content.Href);
        indication.Add("si-id", content.SiId);
        indication.Add("action", content.Action?.ToText());
        indication.Add("created", content.Created is { } created ? WbxmlDate.Format(created) : null);
        indication.Add("si-expires", content.Expires is { } expires ? WbxmlDate.Format(expires) : null);
        var si = new WbxmlElement("si");
        si.Add(indication);
        if (content.Items.Count == 0)
            return si;
        var info = new WbxmlElement("info");
        foreach (var (name, text) in content.Items)
        {
            var item = new WbxmlElement("item") { Text = text };
            item.Add("class", name);
            info.Add(item);
        }
        si.Add(info);
        return si;
    }

    private static List<string> Warnings(ServiceIndication content, DateTimeOffset now)
    {
        var warnings = new List<string>();
        if (content is { Href: null, SiId: null })
            warnings.Add("The indication has neither href nor siId: the handset can neither open nor replace it.");
        if (content is { Action: SignalAction.Delete, SiId: null })
            warnings.Add("The action is delete but there is no siId: handsets need it to find what to delete.");
        if (content is { Action: SignalAction.Delete, Created: null })
            warnings.Add("The action is delete but created is missing: handsets need it to tell what is older.");
        if (content.Href is { } href && !ContentText.IsAbsoluteUri(href))
            warnings.Add("href is not an absolute URI.");
        if (content.Text.Length == 0 && content.Action != SignalAction.Delete)
            warnings.Add("The text is empty: the user sees nothing to open.");
        if (content.Expires <= content.Created)
            warnings.Add("expires is not after created.");
        if (content.Expires <= now)
            warnings.Add("The indication has expired already: handsets drop it.");
        return warnings;
    }
}
